"""What runs in a process of its own to watch a plugin being imported."""

from typing import Final

SCRIPT: Final = """
import importlib, importlib.abc, json, os, sys, threading

watch, module, roots = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
sys.path[:0] = [each for each in roots if each not in sys.path]
HOSTS = {"django", "mannaka", "mannaka_kit", "mannaka_tenancy", "tenants", "case_core", "cms", "rest_framework"}
PACKAGE = module.rpartition(".")[0] or module


class NoHost(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in HOSTS:
            raise ImportError(f"it imports {name}, which a plugin never sees")


def no_connection(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.fork", "os.system"}:
        raise RuntimeError(f"it does {event} while it is imported")


def is_own(depth=2):
    frame = sys._getframe(depth)
    while frame:
        name = frame.f_globals.get("__name__", "")
        if name == PACKAGE or name.startswith(PACKAGE + "."):
            return True
        if name.partition(".")[0] not in {"os", "collections", "_collections_abc", "__main__"}:
            return False
        frame = frame.f_back
    return False


class WatchedEnvironment(type(os.environ)):
    def __getitem__(self, key):
        if is_own():
            raise RuntimeError(f"it reads the variable {key} while it is imported")
        return super().__getitem__(key)


if watch == "hosts":
    sys.meta_path.insert(0, NoHost())
if watch == "quiet":
    import mannaka_sdk

    sys.addaudithook(no_connection)
if watch == "environment":
    os.environ.__class__ = WatchedEnvironment
before = threading.active_count()
importlib.import_module(module)
if watch == "quiet" and threading.active_count() > before:
    raise RuntimeError("it starts a thread while it is imported")
"""
