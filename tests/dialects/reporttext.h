#pragma once

#include <string>

#include "core/dialects/lossreport.h"

namespace tributary {

/// All its lines.
inline std::string textOf(const LossReport& report) {
    std::string text;
    for (const LossLine& line : report.lines()) {
        text += line.text() + "\n";
    }
    return text;
}

}  // namespace tributary
