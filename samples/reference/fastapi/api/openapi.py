"""Print the description of the API, which `make openapi` keeps: `python -m api.openapi`."""

import json
import sys

from api.main import create_app
from api.settings import Settings


def main() -> None:
    """Describe the application, which needs nothing that its settings name."""
    secret = "-" * 50
    settings = Settings.model_validate(
        {
            "database_url": "postgresql://localhost/none",
            "token_signing_key": secret,
        }
    )
    json.dump(create_app(settings).openapi(), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
