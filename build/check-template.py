#!/usr/bin/env python3
"""Lints template.yaml as written and as the SAM translator expands it: build/check-template.py [template]

Needs `pip install cfn-lint`, which brings the translator along. Asks nothing of AWS.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from cfnlint.decode import cfn_yaml  # noqa: E402
from samtranslator.model.exceptions import InvalidDocumentException  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402


class NoManagedPolicies:
    """Stands in for the list of AWS's managed policies: no role here may need one."""

    def load(self):
        return {}


def expanded(template):
    document = json.loads(json.dumps(cfn_yaml.load(str(template))))
    parameters = {
        name: str(parameter["Default"])
        for name, parameter in document.get("Parameters", {}).items()
        if "Default" in parameter
    }
    for resource in document["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # `sam deploy` uploads the zip first; the translator only takes what it would then find.
            resource["Properties"]["CodeUri"] = "s3://bucket/function.zip"
    return transform(document, parameters, NoManagedPolicies())


def lint(file, name):
    run = subprocess.run(
        ["cfn-lint", "--format", "parseable", "-t", str(file)],
        capture_output=True,
        text=True,
    )
    for line in (run.stdout + run.stderr).splitlines():
        print(line.replace(str(file), name))
    return [name] if run.returncode else []


def managed(document):
    """The translator hands AWS's wide managed policies to every role that it makes for a function."""
    return [
        f"{name} has a managed policy"
        for name, resource in document["Resources"].items()
        if resource["Type"] == "AWS::IAM::Role" and resource["Properties"].get("ManagedPolicyArns")
    ]


def main(template):
    findings = lint(template, template.name)
    try:
        document = expanded(template)
    except InvalidDocumentException as invalid:
        print(f"{template.name}: {invalid.message}", *(c.message for c in invalid.causes), sep="\n  ")
        return 1
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "expanded.json")
        file.write_text(json.dumps(document, indent=1))
        findings += lint(file, f"{template.name} as expanded")
    wide = managed(document)
    print(*wide, sep="\n", end="\n" if wide else "")
    findings += wide
    if not findings:
        print(f"{template.name}: {len(document['Resources'])} resources, nothing to say")
    return 1 if findings else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(Path(given[0] if given else Path(__file__).parent.parent / "template.yaml")))
