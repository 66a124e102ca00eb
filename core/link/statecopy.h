#pragma once

#include "core/link/statestore.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tributary {

/// The records of one group in a file of the state directory, for clusters that allow no StateTopic: the same keys and
/// values, but no other machine has them. Written whole each time (core/base/savefile.h).
class StateCopy final : public StateStore {
public:
    StateCopy(const std::filesystem::path& directory, const std::string& group);

    [[nodiscard]] Result<std::vector<StateRecord>> read() override;
    [[nodiscard]] Status write(const std::vector<StateRecord>& records) override;

private:
    const std::filesystem::path m_file;  ///< empty: nothing lasts
    bool m_read = false;
    std::map<std::string, std::string> m_records;
};

}  // namespace tributary
