"""The product's settings with what tests must have otherwise: a home of their own, quick sign-ins."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

for _name in [name for name in os.environ if name.startswith("NUANCHUANG_") and "_TEST_" not in name]:
    del os.environ[_name]
if "NUANCHUANG_TEST_RUN" not in os.environ:  # else a worker: the folder is its controller's to remove
    if "pytest" in sys.modules:
        os.environ["NUANCHUANG_TEST_RUN"] = tempfile.mkdtemp(prefix="nuanchuang-tests-")
        atexit.register(shutil.rmtree, os.environ["NUANCHUANG_TEST_RUN"], ignore_errors=True)
    else:  # mypy and makemigrations read the settings too, and leave without a goodbye
        os.environ["NUANCHUANG_TEST_RUN"] = str(Path(__file__).resolve().parent.parent / "build" / "tests")
os.environ["NUANCHUANG_HOME"] = os.environ.get(
    "NUANCHUANG_TEST_HOME", os.path.join(os.environ["NUANCHUANG_TEST_RUN"], "home")
)
os.environ["NUANCHUANG_DATABASE_URL"] = os.environ.get("NUANCHUANG_TEST_DATABASE_URL", "")
os.environ["NUANCHUANG_SECRET_KEY"] = "known to every test, used by no hall"

from nuanchuang.app.settings import *  # noqa: E402, F403
from nuanchuang.app.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
NUANCHUANG_REMEMBER = 0.0  # tests change opening hours behind the actions' back
_options = DATABASES["default"].get("OPTIONS", {})
if "init_command" in _options:  # a test's file need not outlive a power cut; served halls keep FULL
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
