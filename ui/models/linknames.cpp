#include "ui/models/linknames.h"

#include "ui/bridge/enginebridge.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"

namespace tributary::ui {

QString linkNameOf(const Workspace& workspace, const LinkId& link) {
    for (const TopologySpec* spec : {&workspace.document.spec(), &workspace.bridge.applied()}) {
        if (const LinkSpec* found = spec->link(link)) {
            return QString::fromStdString(linkTitle(*spec, *found));
        }
    }
    return QString::fromStdString(link.str());
}

}  // namespace tributary::ui
