from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "nuanchuang.catalogue"
    label = "nc_catalogue"
    default_auto_field = "django.db.models.BigAutoField"
