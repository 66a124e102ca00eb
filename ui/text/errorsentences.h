#pragma once

#include "core/base/errorcode.h"

namespace tributary::ui {

/// The source text of an error's sentence, with its {named} arguments, in the translation context "ErrorText"; null for
/// a code that has none, which a test rules out. Any thread.
[[nodiscard]] const char* errorSentence(ErrorCode code);

}  // namespace tributary::ui
