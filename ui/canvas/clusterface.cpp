#include "ui/canvas/clusterface.h"

#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"

#include <QCoreApplication>

namespace tributary::ui {

namespace {

struct CardText {
    Q_DECLARE_TR_FUNCTIONS(ClusterCard)
};

bool isEncrypted(SecurityProtocol protocol) {
    return protocol == SecurityProtocol::Ssl || protocol == SecurityProtocol::SaslSsl;
}

QString addressText(const ClusterSpec& cluster) {
    if (cluster.kind == ClusterKind::Sandbox) {
        return CardText::tr("simulated");
    }
    if (cluster.bootstrap.empty()) {
        return {};
    }
    QString text = QString::fromStdString(cluster.bootstrap.front());
    if (cluster.bootstrap.size() > 1) {
        text += QStringLiteral(" +%1").arg(cluster.bootstrap.size() - 1);
    }
    if (isEncrypted(cluster.security.protocol)) {
        text += CardText::tr(" · TLS");
    }
    return text;
}

void setState(ClusterFace& face, StatusShape shape, ColorRole color, ColorRole textColor, const QString& text) {
    face.shape = shape;
    face.color = color;
    face.textColor = textColor;
    face.state = text;
}

QString countsText(const ClusterInfo& info) {
    return CardText::tr("%n broker(s)", nullptr, info.brokers) + QStringLiteral(" · ") +
           CardText::tr("%1 topic(s)", nullptr, static_cast<int>(info.topics.size()))
               .arg(countText(static_cast<std::int64_t>(info.topics.size())));
}

void describeKnowledge(ClusterFace& face, const ClusterKnowledge& knowledge) {
    switch (knowledge.state) {
        case ClusterKnowledge::State::Unknown:
            setState(face, StatusShape::Ring, ColorRole::Idle, ColorRole::Dim, CardText::tr("not asked yet"));
            break;
        case ClusterKnowledge::State::Withheld:
            setState(face, StatusShape::Ring, ColorRole::Idle, ColorRole::Dim,
                     CardText::tr("not asked: document not trusted"));
            break;
        case ClusterKnowledge::State::Connecting:
            setState(face, StatusShape::Ring, ColorRole::Accent, ColorRole::Dim, CardText::tr("connecting…"));
            break;
        case ClusterKnowledge::State::Connected:
            setState(face, StatusShape::Disc, ColorRole::Ok, ColorRole::Dim,
                     knowledge.info ? countsText(*knowledge.info) : CardText::tr("connected"));
            break;
        case ClusterKnowledge::State::Failed:
            setState(face, StatusShape::Diamond, ColorRole::Bad, ColorRole::BadText, CardText::tr("not reachable"));
            if (knowledge.error) {
                face.detail = errorText(*knowledge.error);
                face.state = face.detail;
            }
            break;
    }
}

}  // namespace

ClusterFace clusterFace(const ClusterSpec& cluster, const ClusterKnowledge& knowledge,
                        const std::vector<Finding>& findings) {
    ClusterFace face;
    face.name = QString::fromStdString(cluster.displayName());
    face.tier = cluster.tier;
    face.address = addressText(cluster);
    face.production = cluster.production;
    face.readOnly = cluster.readOnly;
    face.sandbox = cluster.kind == ClusterKind::Sandbox;
    if (face.address.isEmpty()) {
        face.address = CardText::tr("no address");
        setState(face, StatusShape::Triangle, ColorRole::Warn, ColorRole::WarnText, CardText::tr("needs an address"));
    } else {
        describeKnowledge(face, knowledge);
    }
    for (const Finding& finding : findings) {
        face.reasons << errorText(finding.error);
        face.errors = face.errors || finding.severity == Finding::Severity::Error;
    }
    return face;
}

QStringList clusterMarks(const ClusterFace& face) {
    QStringList marks;
    if (face.production) {
        marks << CardText::tr("production");
    }
    if (face.readOnly) {
        marks << CardText::tr("read-only");
    }
    if (face.sandbox) {
        marks << CardText::tr("sandbox");
    }
    return marks;
}

QString clusterTip(const ClusterFace& face) {
    QStringList lines{QStringLiteral("<b>%1</b>").arg(face.name.toHtmlEscaped())};
    if (face.tier != Tier::None) {
        lines << tierText(face.tier).toHtmlEscaped();
    }
    lines << face.address.toHtmlEscaped() << (face.detail.isEmpty() ? face.state : face.detail).toHtmlEscaped();
    if (const QStringList marks = clusterMarks(face); !marks.isEmpty()) {
        lines << marks.join(QStringLiteral(", ")).toHtmlEscaped();
    }
    for (const QString& reason : face.reasons) {
        lines << QStringLiteral("• ") + reason.toHtmlEscaped();
    }
    return lines.join(QStringLiteral("<br>"));
}

}  // namespace tributary::ui
