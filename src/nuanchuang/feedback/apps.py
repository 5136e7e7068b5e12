from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "nuanchuang.feedback"
    label = "nc_feedback"
    default_auto_field = "django.db.models.BigAutoField"
