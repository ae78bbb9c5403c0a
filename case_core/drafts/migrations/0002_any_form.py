"""A new form of some feature changes no table: its name is checked where a draft is saved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Let the name of a form be any, and longer."""

    dependencies = [("drafts", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="draft", name="draft_form_is_known"),
        migrations.AlterField(model_name="draft", name="form", field=models.CharField(max_length=40)),
    ]
