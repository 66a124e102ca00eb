#include "core/dialects/importnames.h"

namespace tributary {

LinkId LinkIds::idFor(const std::string& source, const std::string& target) {
    const std::string wanted = source + "-" + target;
    std::string id = wanted;
    for (int number = 2; !m_used.insert(id).second; ++number) {
        id = wanted + "-" + std::to_string(number);
    }
    return LinkId(id);
}

LinkId LinkIds::idFor(const std::string& source, const std::string& target, const TopologySpec& spec) {
    LinkId id = idFor(source, target);
    while (spec.link(id) != nullptr) {
        id = idFor(source, target);
    }
    return id;
}

LinkId freeLinkId(const TopologySpec& spec, const std::string& wanted) {
    LinkId id(wanted);
    for (int number = 2; spec.link(id) != nullptr; ++number) {
        id = LinkId(wanted + "-" + std::to_string(number));
    }
    return id;
}

ClusterId freeClusterId(const TopologySpec& spec, const std::string& wanted) {
    ClusterId id(wanted);
    for (int number = 2; spec.cluster(id) != nullptr; ++number) {
        id = ClusterId(wanted + "-" + std::to_string(number));
    }
    return id;
}

std::string documentName(std::string_view fileName) {
    if (const std::size_t slash = fileName.find_last_of("/\\"); slash != std::string_view::npos) {
        fileName.remove_prefix(slash + 1);
    }
    const std::size_t dot = fileName.rfind('.');
    std::string name(dot == 0 || dot == std::string_view::npos ? fileName : fileName.substr(0, dot));
    return name.empty() || name == "-" ? "imported" : name;
}

}  // namespace tributary
