#include "tests/support/testprogram.h"
#include "tests/ui/inspectorrig.h"
#include "ui/editors/clientspage.h"
#include "ui/editors/linkdialog.h"
#include "ui/editors/rulelistpanel.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/topicpreview.h"
#include "ui/editors/topicspage.h"
#include "ui/tables/settingstable.h"

#include <QDir>
#include <QLineEdit>
#include <QTest>

namespace tributary::ui {

class InspectorPicturesTest : public QObject {
    Q_OBJECT

private slots:
    /// Draws every page in both themes; TRIBUTARY_PICTURES names a folder to keep the pictures in.
    void drawsInBothThemes() {
        for (const bool dark : {false, true}) {
            InspectorRig rig{dark};
            std::vector<std::string> names{"__consumer_offsets", "payments"};
            for (int i = 0; i < 300; ++i) {
                names.push_back("orders." + std::to_string(i));
            }
            names.insert(names.end(),
                         {"orders.eu-dlq", "clicks",
                          "a.very.long.topic.name.of.the.kind.that.people.do.choose.in.large.companies.v2"});
            rig.answerTopics(names);
            rig.bridge.apply(rig.document.spec());
            rig.edit([](LinkSpec& link) {
                link.topics.include = {
                    {TopicEntry::Kind::Regex, R"(orders\..*)"},
                    {TopicEntry::Kind::Literal, "clicks"},
                    {TopicEntry::Kind::Regex, "audit-[0-9]+"},
                    {TopicEntry::Kind::Regex, "a.very.*(long|short).*names?.*of.*any.*kind.*v[0-9]"}};
                link.topics.exclude.insert(link.topics.exclude.begin(), {TopicEntry::Kind::Regex, ".*-dlq"});
                link.naming.policy = NamingPolicy::Prefix;
                link.alert = LagThreshold{30, 0, 120};
                link.consumer["fetch.wait.max.ms"] = "100";
            });
            TaskStatus mirror;
            mirror.state = LinkState::Failed;
            mirror.error = Error(ErrorCode::PositionLost).with("group", "tributary.doc.eu-agg");
            mirror.sinceMs = 1'700'000'000'000;
            const LinkStatus failed = linkStatus({mirror});
            rig.engine->publishStatus(rig.link, in(LinkState::Starting));
            rig.engine->publishStatus(rig.link, failed);
            rig.pages().topics().tryName().setText("orders.eu.returns");
            QTRY_VERIFY(rig.pages().topics().preview().countersText().startsWith("301 mirrored"));
            rig.pages().topics().include().view().choose(2);
            rig.pages().clients().producer().model().setData(rig.pages().clients().producer().model().index(0, 0),
                                                             "acks", Qt::EditRole);
            const QString folder = qEnvironmentVariable("TRIBUTARY_PICTURES");
            const auto keep = [&](const QString& name, QWidget& widget) {
                QCoreApplication::processEvents();
                QCoreApplication::sendPostedEvents();
                const QPixmap picture = widget.grab();
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty()) {
                    const QString file = QStringLiteral("%1-%2.png").arg(name, dark ? "dark" : "light");
                    QVERIFY(picture.save(QDir{folder}.filePath(file)));
                }
            };
            for (const LinkTab tab : {LinkTab::Topics, LinkTab::Delivery, LinkTab::Clients, LinkTab::State}) {
                rig.pages().showTab(tab);
                keep(QStringLiteral("link%1").arg(static_cast<int>(tab)), *rig.inspector);
            }
            rig.inspector->resize(340, 400);
            rig.pages().showTab(LinkTab::Topics);
            keep("narrow", *rig.inspector);
            rig.inspector->resize(420, 860);
            rig.selection.select(rig.eu);
            keep("cluster", *rig.inspector);
            rig.selection.set({{rig.eu, rig.agg}, {rig.link}});
            keep("several", *rig.inspector);
            rig.selection.clear();
            keep("document", *rig.inspector);
            LinkDialog dialog{rig.workspace, rig.link};
            dialog.open();
            QTRY_VERIFY(dialog.pages().topics().preview().countersText().startsWith("301 mirrored"));
            dialog.pages().topics().include().beginAdd(TopicEntry::Kind::Regex);
            auto* editor = dialog.pages().topics().include().view().viewport()->findChild<MarkedLineEdit*>();
            QTest::keyClicks(editor, "orders(.*");
            keep("dialog", dialog);
            dialog.reject();
        }
    }
};

}  // namespace tributary::ui

TRIBUTARY_TEST(tributary::ui::InspectorPicturesTest, QApplication)
#include "inspectorpicturestest.moc"
