"""The four kinds of pages; written by makemigrations, whose long lines stay long."""

# fmt: off
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsultationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, max_length=400, verbose_name='はじめの文章')),
            ],
            options={
                'verbose_name': '相談の一覧ページ',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ConsultationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('topic', models.CharField(blank=True, help_text='選ぶと、トップページの同じ分野からここに進みます。', max_length=40, verbose_name='相談の分野')),
                ('lead', models.TextField(max_length=400, verbose_name='はじめの文章')),
                ('who_you_meet', models.CharField(blank=True, max_length=200, verbose_name='相談を受ける人')),
                ('what_to_bring', models.TextField(blank=True, help_text='1行に1つずつ書きます。', max_length=600, verbose_name='お持ちいただくもの')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('notice', 2), ('telephone', 6), ('question', 9), ('image', 10)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': '見出し', 'max_length': 100, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': '文章'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'warning', 'label': '大切なお知らせ', 'template': 'cms/blocks/notice.html'}), 3: ('wagtail.blocks.CharBlock', (), {'label': '名前', 'max_length': 100}), 4: ('wagtail.blocks.CharBlock', (), {'label': '電話番号', 'max_length': 20}), 5: ('wagtail.blocks.CharBlock', (), {'label': '受付時間など', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('name', 3), ('number', 4), ('note', 5)]], {'icon': 'mobile-alt', 'label': '電話番号', 'template': 'cms/blocks/telephone.html'}), 7: ('wagtail.blocks.CharBlock', (), {'label': '質問', 'max_length': 200}), 8: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'label': '答え'}), 9: ('wagtail.blocks.StructBlock', [[('question', 7), ('answer', 8)]], {'icon': 'help', 'label': 'よくある質問', 'template': 'cms/blocks/question.html'}), 10: ('wagtail.images.blocks.ImageBlock', [], {'label': '画像', 'template': 'cms/blocks/image.html'})}, verbose_name='本文')),
            ],
            options={
                'verbose_name': '相談の案内ページ',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ContentPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, max_length=400, verbose_name='はじめの文章')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('notice', 2), ('telephone', 6), ('question', 9), ('image', 10)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': '見出し', 'max_length': 100, 'template': 'cms/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': '文章'}), 2: ('wagtail.blocks.TextBlock', (), {'icon': 'warning', 'label': '大切なお知らせ', 'template': 'cms/blocks/notice.html'}), 3: ('wagtail.blocks.CharBlock', (), {'label': '名前', 'max_length': 100}), 4: ('wagtail.blocks.CharBlock', (), {'label': '電話番号', 'max_length': 20}), 5: ('wagtail.blocks.CharBlock', (), {'label': '受付時間など', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('name', 3), ('number', 4), ('note', 5)]], {'icon': 'mobile-alt', 'label': '電話番号', 'template': 'cms/blocks/telephone.html'}), 7: ('wagtail.blocks.CharBlock', (), {'label': '質問', 'max_length': 200}), 8: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'label': '答え'}), 9: ('wagtail.blocks.StructBlock', [[('question', 7), ('answer', 8)]], {'icon': 'help', 'label': 'よくある質問', 'template': 'cms/blocks/question.html'}), 10: ('wagtail.images.blocks.ImageBlock', [], {'label': '画像', 'template': 'cms/blocks/image.html'})}, verbose_name='本文')),
            ],
            options={
                'verbose_name': '案内ページ',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('lead', models.TextField(blank=True, max_length=400, verbose_name='はじめの文章')),
                ('notice', models.TextField(blank=True, help_text='書くと、いちばん上に出ます。なければ空けておきます。', max_length=400, verbose_name='お知らせ')),
                ('telephone', models.CharField(blank=True, help_text='すべてのページに出ます。', max_length=20, verbose_name='電話番号')),
                ('fax', models.CharField(blank=True, max_length=20, verbose_name='ファクス番号')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='メールアドレス')),
                ('address', models.TextField(blank=True, max_length=300, verbose_name='住所')),
                ('access', models.TextField(blank=True, max_length=600, verbose_name='行き方')),
                ('steps', wagtail.fields.StreamField([('step', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': '見出し', 'max_length': 60}), 1: ('wagtail.blocks.CharBlock', (), {'label': '説明', 'max_length': 200, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 1)]], {'icon': 'list-ol', 'label': '流れ'})}, verbose_name='相談の流れ')),
                ('questions', wagtail.fields.StreamField([('question', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': '質問', 'max_length': 200}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'label': '答え'}), 2: ('wagtail.blocks.StructBlock', [[('question', 0), ('answer', 1)]], {'icon': 'help', 'label': 'よくある質問', 'template': 'cms/blocks/question.html'})}, verbose_name='よくある質問')),
            ],
            options={
                'verbose_name': 'トップページ',
            },
            bases=('wagtailcore.page',),
        ),
    ]
