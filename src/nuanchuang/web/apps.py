from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "nuanchuang.web"
    label = "nc_web"
    default_auto_field = "django.db.models.BigAutoField"
