from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "nuanchuang.live"
    label = "nc_live"
    default_auto_field = "django.db.models.BigAutoField"
