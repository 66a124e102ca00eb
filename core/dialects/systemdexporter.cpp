#include "core/dialects/systemdexporter.h"

#include "core/dialects/exportnames.h"
#include "core/dialects/serverdocument.h"

namespace tributary {

namespace {

std::string unitText(const ServerDocument& document) {
    const std::string& name = document.name;
    std::string out =
        "# systemd unit for tributaryd, written by Tributary. Install with:\n"
        "#   install -m 644 " +
        name +
        ".tributary /etc/tributary/\n"
        "#   install -m 600 " +
        name +
        ".env /etc/tributary/       # fill in the secrets first\n"
        "#   install -m 644 tributary-" +
        name +
        ".service /etc/systemd/system/\n"
        "#   systemctl daemon-reload && systemctl enable --now tributary-" +
        name +
        "\n\n"
        "[Unit]\nDescription=Tributary mirrors " +
        ExportNames::oneLine(document.spec.name.empty() ? name : document.spec.name) +
        "\nWants=network-online.target\nAfter=network-online.target\n\n[Service]\n";
    out += "ExecStart=/usr/bin/tributaryd run /etc/tributary/" + name +
           ".tributary --metrics 127.0.0.1:" + std::to_string(kMetricsPort) + "\n";
    if (!document.environment.empty()) {
        out += "EnvironmentFile=/etc/tributary/" + name + ".env\n";
    }
    out +=
        "# The first SIGTERM drains and commits, which takes up to 30 s and the time that the clusters need.\n"
        "KillSignal=SIGTERM\nTimeoutStopSec=90\n"
        "# 2 and 3: command line or document are wrong; 4: a link asks for a decision. A restart would help none of "
        "them.\n"
        "Restart=on-failure\nRestartSec=5\nRestartPreventExitStatus=2 3 4\n\n"
        "# The state of the links: /var/lib/tributary-" +
        name +
        "\n"
        "StateDirectory=tributary-" +
        name + "\nDynamicUser=yes\n";
    for (const std::string& file : document.files) {
        out += "# The service's user has to be able to read " + ExportNames::oneLine(file) + "\n";
    }
    out +=
        "NoNewPrivileges=yes\nProtectSystem=strict\nProtectHome=yes\nPrivateTmp=yes\nPrivateDevices=yes\n"
        "ProtectKernelTunables=yes\nProtectKernelModules=yes\nProtectControlGroups=yes\nRestrictSUIDSGID=yes\n"
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\nLockPersonality=yes\n"
        "SystemCallArchitectures=native\n\n[Install]\nWantedBy=multi-user.target\n";
    return out;
}

std::string environmentText(const ServerDocument& document) {
    std::string out =
        "# Secrets of tributary-" + document.name + ".service. Fill them in; readable by root only (mode 600).\n";
    for (const std::string& variable : document.environment) {
        out += variable + "=\n";
    }
    return out;
}

}  // namespace

Result<Exported> SystemdExporter::write(const TopologySpec& spec) const {
    Exported exported;
    const ServerDocument document = serverDocument(spec, exported.report);
    exported.files.push_back({"tributary-" + document.name + ".service", unitText(document)});
    exported.files.push_back({document.name + ".env", environmentText(document)});
    exported.files.push_back({document.name + ".tributary", document.text});
    return exported;
}

}  // namespace tributary
