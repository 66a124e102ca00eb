#pragma once

namespace tributary::ui {

/// The pages of a link, in the order of their tabs.
enum class LinkTab { Topics, Delivery, Clients, State };

}  // namespace tributary::ui
