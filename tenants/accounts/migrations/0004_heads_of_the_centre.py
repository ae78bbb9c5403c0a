from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_heads_of_sections"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="rolegrant", name="role_grant_head_of_a_section_only"),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_head", False), ("role__in", ["section_staff", "centre_staff"]), _connector="OR"
                ),
                name="role_grant_head_of_section_or_centre",
            ),
        ),
    ]
