#!/usr/bin/env python3
"""check.py CHECKERS FOLDER: judges exported files by what their programs publish, prints what is wrong, exits 1 if anything is.

CHECKERS is what fetch.sh made. FOLDER holds a folder per export (any names in between), named after its format: kubernetes,
compose, strimzi, strimzi-v1, prometheus, systemd or dot. The Python is that of CHECKERS/venv.
"""

import pathlib
import subprocess
import sys

import jsonschema
import kubernetes_validate
import yaml


def documents(file):
    return [each for each in yaml.safe_load_all(file.read_text()) if each is not None]


def violations(validator, document):
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in validator.iter_errors(document)]


def closed(schema):
    """A resource definition as the server applies it under strict validation: no field that it does not name."""
    if isinstance(schema, dict):
        is_open = "additionalProperties" in schema or schema.get("x-kubernetes-preserve-unknown-fields")
        if "properties" in schema and not is_open:
            schema["additionalProperties"] = False
        for name, each in list(schema.items()):
            if name not in ("oneOf", "anyOf", "allOf", "not"):  # which only say more of the same object
                closed(each)
    elif isinstance(schema, list):
        for each in schema:
            closed(each)
    return schema


def strimzi_schemas(file):
    validators = {}
    for version in yaml.safe_load(file.read_text())["spec"]["versions"]:
        schema = closed(version["schema"]["openAPIV3Schema"])
        schema["properties"].update({"apiVersion": {}, "kind": {"const": "KafkaMirrorMaker2"}, "metadata": {}})
        validators["kafka.strimzi.io/" + version["name"]] = jsonschema.Draft202012Validator(schema)
    return validators


def said(*command):
    """What a program says against its input: nothing, when it accepts it."""
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return [run.stdout + run.stderr] if run.returncode != 0 else []


class Checks:
    def __init__(self, checkers):
        self.promtool = checkers / "promtool"
        self.compose_schema = jsonschema.Draft7Validator(yaml.safe_load((checkers / "compose.json").read_text()))
        self.strimzi_schemas = strimzi_schemas(checkers / "strimzi.yaml")

    def kubernetes(self, folder):
        for file in folder.glob("*.yaml"):
            for document in documents(file):
                try:
                    kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)
                except kubernetes_validate.ValidationError as problem:
                    yield file, str(problem)

    def compose(self, folder):
        for file in folder.glob("*.yaml"):
            for document in documents(file):
                for problem in violations(self.compose_schema, document):
                    yield file, problem

    def strimzi(self, folder):
        for file in folder.glob("*.yaml"):
            for document in documents(file):
                for problem in violations(self.strimzi_schemas[document["apiVersion"]], document):
                    yield file, problem

    def prometheus(self, folder):
        for file in folder.glob("*.yml"):
            rules = file.name.endswith("-rules.yml")
            how = ["rules"] if rules else ["config", "--syntax-only"]
            for problem in said(self.promtool, "check", *how, file):
                yield file, problem

    def systemd(self, folder):
        for file in folder.glob("*.service"):
            # It also complains, with success, of what it ignores.
            run = subprocess.run(["systemd-analyze", "verify", "--man=no", file], capture_output=True, text=True)
            if run.returncode != 0 or run.stderr or run.stdout:
                yield file, run.stdout + run.stderr

    def dot(self, folder):
        for file in folder.glob("*.dot"):
            for problem in said("dot", "-Tcanon", "-o/dev/null", file):
                yield file, problem


def main():
    checks = Checks(pathlib.Path(sys.argv[1]))
    judged = 0
    bad = 0
    for folder in sorted(each for each in pathlib.Path(sys.argv[2]).rglob("*") if each.is_dir()):
        check = getattr(checks, folder.name.removesuffix("-v1"), None)
        if check is None or not callable(check):
            continue
        judged += 1
        for file, problem in check(folder):
            bad += 1
            print(f"{file}: {problem.strip()}")
    print(f"{judged} exports judged, {bad} problems")
    return 1 if bad or not judged else 0


sys.exit(main())
