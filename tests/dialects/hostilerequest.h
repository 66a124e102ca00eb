#pragma once

#include <QByteArray>

#include "core/dialects/dialect.h"

namespace tributary {

/// `text` as a file of that format, with what else the format needs.
inline ImportRequest requestFor(const QByteArray& format, const QByteArray& text) {
    if (format == "mm1") {
        return {{{"f", text.toStdString()}, {"p", "bootstrap.servers=b:1"}},
                {"--consumer.config", "f", "--producer.config", "p", "--include", "x"},
                SecretRef::From::Env};
    }
    return {{{"f", text.toStdString()}}, {}, SecretRef::From::Env};
}

}  // namespace tributary
