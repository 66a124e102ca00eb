#pragma once

#include <QString>

#include "core/dialects/lossreport.h"

namespace tributary::ui {

/// The untranslated sentence of a reason, for the test that proves the list whole; null when there is none.
[[nodiscard]] const char* lossSentence(LossReason reason);

/// What became of a setting, in a word of the part of the report that it stands in: "not carried over", "replaced", "to
/// decide", "kept".
[[nodiscard]] QString lossOutcome(const LossLine& line);
/// The translated sentence with its detail. Every LossReason has one; a test proves it.
[[nodiscard]] QString lossText(const LossLine& line);

}  // namespace tributary::ui
