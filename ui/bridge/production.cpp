#include "ui/bridge/production.h"

#include "ui/document/edits.h"

namespace tributary::ui {

void addTouch(ProductionTouch& touch, const TopologySpec& spec, const LinkSpec& link) {
    for (const ClusterId& end : {link.target, link.source}) {
        const ClusterSpec* cluster = spec.cluster(end);
        if (cluster == nullptr || !cluster->production) {
            continue;
        }
        if (touch.cluster.isEmpty()) {
            touch.cluster = QString::fromStdString(cluster->displayName());
        }
        touch.links << QString::fromStdString(linkTitle(spec, link));
        return;
    }
}

}  // namespace tributary::ui
