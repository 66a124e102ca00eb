#pragma once

#include "core/base/error.h"
#include "core/topology/validation.h"

#include <QString>

namespace tributary::ui {

/// The translated sentence of an error with its arguments, without its place. Every ErrorCode has one; a test proves it.
[[nodiscard]] QString errorText(const Error& error);
/// What to do about it, where that is known: "Check the password in …"; empty otherwise.
[[nodiscard]] QString errorRemedy(const Error& error);
/// For copying: place, sentence, code, Kafka's code and name.
[[nodiscard]] QString errorDetails(const Error& error);

}  // namespace tributary::ui
