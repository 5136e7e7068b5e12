from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "nuanchuang.wording"
    label = "nc_wording"
    default_auto_field = "django.db.models.BigAutoField"
