from django.urls import path

from reports import views

urlpatterns = [
    path("top-customers", views.TopCustomersView.as_view(), name="top-customers"),
]
