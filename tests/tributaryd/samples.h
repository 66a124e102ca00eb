#pragma once

#include <QByteArray>
#include <QString>

// Documents that several tests give to tributaryd.

inline const QByteArray kMirrorMaker2 =
    "clusters = a, b\na.bootstrap.servers = a:1\nb.bootstrap.servers = b:2\na->b.enabled = true\na->b.topics = "
    "orders.*\n";

/// The path of one that is delivered with the program.
inline QString sample(const QString& name) {
    return qEnvironmentVariable("TRIBUTARY_SOURCE_DIR") + "/resources/samples/" + name + ".tributary";
}
