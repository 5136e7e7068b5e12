from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "nuanchuang.knowledge"
    label = "nc_knowledge"
    default_auto_field = "django.db.models.BigAutoField"
