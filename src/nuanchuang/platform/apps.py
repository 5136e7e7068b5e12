from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "nuanchuang.platform"
    label = "nc_platform"
    default_auto_field = "django.db.models.BigAutoField"
