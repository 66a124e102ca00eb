#include "core/topology/linknames.h"

#include "core/base/joinedwords.h"

#include <vector>

namespace tributary {

std::string linkNames(const TopologySpec& spec) {
    std::vector<std::string> names;
    for (const LinkSpec& link : spec.links) {
        names.push_back(link.id.str());
    }
    return joinedWords(names);
}

Error linkUnknown(const TopologySpec& spec, const std::string& link) {
    return Error{ErrorCode::LinkUnknown}.with("link", link).with("known", linkNames(spec));
}

}  // namespace tributary
