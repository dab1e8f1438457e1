from django.urls import path

from accounts import views

urlpatterns = [
    path("login", views.LoginView.as_view(), name="login"),
    path("refresh", views.RefreshView.as_view(), name="refresh"),
    path("logout", views.LogoutView.as_view(), name="logout"),
    path("me", views.MeView.as_view(), name="me"),
    path("password/change", views.PasswordChangeView.as_view(), name="password-change"),
    path("password/forgot", views.PasswordForgotView.as_view(), name="password-forgot"),
    path("password/reset", views.PasswordResetView.as_view(), name="password-reset"),
    path("register", views.RegisterView.as_view(), name="register"),
    path("verify-email", views.VerifyEmailView.as_view(), name="verify-email"),
]
