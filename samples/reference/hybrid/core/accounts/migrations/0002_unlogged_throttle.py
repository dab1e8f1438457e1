from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        # What it counts is over in an hour, and a crash may end it: no need to write it twice.
        migrations.RunSQL(
            sql='ALTER TABLE "accounts_throttle" SET UNLOGGED',
            reverse_sql='ALTER TABLE "accounts_throttle" SET LOGGED',
        ),
    ]
