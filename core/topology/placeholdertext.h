#pragma once

#include <string>
#include <string_view>

namespace tributary {

/// The first placeholder of any kind in the text, of a template, a shell or Kafka's: "{{ … }}", "${…}", "$(NAME)";
/// empty: none. For messages: what a template has in quotes is left out.
[[nodiscard]] std::string placeholderIn(std::string_view text);

}  // namespace tributary
