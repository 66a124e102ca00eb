#pragma once

namespace tributary {

/// Which of a link's two clusters. Plain value.
enum class Side { Source, Target };

}  // namespace tributary
