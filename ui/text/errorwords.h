#pragma once

#include <QString>

#include <string_view>

namespace tributary::ui {

/// A word or a reason that core gives in English, in the language of the application: "source", "the engine measures by
/// itself". Anything else comes back as it is. Any thread.
[[nodiscard]] QString errorWord(std::string_view english);

}  // namespace tributary::ui
