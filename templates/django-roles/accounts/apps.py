"""What happens when users and roles are migrated."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from accounts.roles import sync_groups


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # After the last app's, when Django has made the permissions of all of them.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(sync_groups, sender=last, dispatch_uid="accounts.roles")
