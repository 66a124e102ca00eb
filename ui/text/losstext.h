#pragma once

#include <QString>

#include "core/dialects/lossreport.h"

namespace tributary::ui {

/// The untranslated sentence of a reason, for the test that proves the list whole; null when there is none.
[[nodiscard]] const char* lossSentence(LossReason reason);

/// "not carried over", "replaced", "note".
[[nodiscard]] QString lossKind(LossKind kind);
/// The translated sentence with its detail. Every LossReason has one; a test proves it.
[[nodiscard]] QString lossText(const LossLine& line);

}  // namespace tributary::ui
