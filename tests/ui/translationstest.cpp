#include "tests/support/testprogram.h"
#include "ui/text/errortext.h"
#include "ui/text/statetext.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <map>
#include <vector>

using namespace tributary;
using namespace tributary::ui;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    bool plural = false;
    QStringList translations;
    bool finished = true;

    [[nodiscard]] QString key() const {
        return context + u'\x1f' + source + u'\x1f' + comment + (plural ? u'n' : u'1');
    }
    [[nodiscard]] QString shown() const { return QStringLiteral("%1: \"%2\"").arg(context, source); }
};

/// The messages of a .ts file; vanished ones are left out.
std::vector<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    std::vector<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    bool vanished = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message" && !vanished) {
            messages.push_back(message);
        }
        if (token != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {};
            vanished = false;
            message.context = context;
            message.plural = xml.attributes().value(QLatin1String("numerus")) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const QString type = xml.attributes().value(QLatin1String("type")).toString();
            vanished = type == u"vanished" || type == u"obsolete";
            message.finished = type != u"unfinished";
            if (!message.plural) {
                message.translations = QStringList{xml.readElementText()};
            }
        } else if (xml.name() == u"numerusform") {
            message.translations << xml.readElementText();
        }
    }
    return messages;
}

QStringList sorted(const QString& text, const QString& expression) {
    QStringList found;
    for (auto match = QRegularExpression(expression).globalMatch(text); match.hasNext();) {
        found << match.next().captured();
    }
    found.sort();
    found.removeDuplicates();
    return found;
}

QString lastSign(const QString& text) {
    const QString sign = text.right(1);
    return QStringLiteral(".…:!? ").contains(sign) ? sign : QString();
}

}  // namespace

/// Holds translations/*.ts against the sources: nothing missing, nothing left over, nothing with other arguments.
class TranslationsTest : public QObject {
    Q_OBJECT

    const QString m_tree = qEnvironmentVariable("TRIBUTARY_SOURCE_DIR");

    [[nodiscard]] QString pathOf(const QString& language) const {
        return QStringLiteral("%1/translations/tributary_%2.ts").arg(m_tree, language);
    }

    static void languages() {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English plurals") << QStringLiteral("en");
    }

private slots:
    void isUpToDate_data() { languages(); }
    void isUpToDate() {
        QFETCH(QString, language);
        const QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QStringList arguments{"-locations", "none", "-source-language", "en", "-target-language", language};
        if (language == QLatin1String("en")) {
            arguments << QStringLiteral("-pluralonly");
        }
        arguments << QStringList{"-I", ".", "ui", "app/tributary", "-ts", fresh};
        QProcess lupdate;
        lupdate.setWorkingDirectory(m_tree);
        lupdate.start(QStringLiteral(TRIBUTARY_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        // What lupdate warns of has a context that the running program does not look into.
        const QString warnings = QString::fromUtf8(lupdate.readAllStandardError());
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings));

        std::map<QString, Message> written;
        for (const Message& message : messagesOf(pathOf(language))) {
            written.emplace(message.key(), message);
        }
        QStringList wrong;
        const std::vector<Message> inSources = messagesOf(fresh);
        QVERIFY(inSources.size() > 20);
        for (const Message& message : inSources) {
            if (written.erase(message.key()) == 0) {
                wrong << QStringLiteral("missing in the file: ") + message.shown();
            }
        }
        for (const auto& [key, message] : written) {
            wrong << QStringLiteral("no longer in the sources: ") + message.shown();
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void isWhole_data() { languages(); }
    void isWhole() {
        QFETCH(QString, language);
        QStringList wrong;
        const std::vector<Message> messages = messagesOf(pathOf(language));
        QVERIFY(!messages.empty());
        for (const Message& message : messages) {
            const auto complain = [&](const QString& what) {
                wrong << QStringLiteral("%1: %2").arg(what, message.shown());
            };
            if (!message.finished || message.translations.isEmpty()) {
                complain(QStringLiteral("unfinished"));
                continue;
            }
            if (message.plural && message.translations.size() != 2) {
                complain(QStringLiteral("needs two forms"));
            }
            for (const QString& translation : message.translations) {
                if (translation.trimmed().isEmpty()) {
                    complain(QStringLiteral("empty"));
                }
                for (const char* arguments : {"%L?[1-9]", "\\{[a-z]+\\}", "\\[\\*\\]"}) {
                    const QString expression = QString::fromLatin1(arguments);
                    if (sorted(translation, expression) != sorted(message.source, expression)) {
                        complain(QStringLiteral("other arguments"));
                    }
                }
                // "%1 %2" may say in words what one is, but not leave the number out of the plural.
                if (message.plural && translation == message.translations.last() &&
                    translation.contains(QLatin1String("%n")) != message.source.contains(QLatin1String("%n"))) {
                    complain(QStringLiteral("number missing"));
                }
                static const QString kMnemonic = QStringLiteral("&(?=[^\\s&])");
                if (sorted(translation, kMnemonic).size() != sorted(message.source, kMnemonic).size()) {
                    complain(QStringLiteral("mnemonic"));
                }
                if (lastSign(translation) != lastSign(message.source)) {
                    complain(QStringLiteral("other last sign"));
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void speaks_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("three");
        QTest::newRow("de") << QStringLiteral("de_DE") << QStringLiteral("Interner Fehler: x. Bitte melden Sie ihn.")
                            << QStringLiteral("Record abgelehnt: t [0]")
                            << QStringLiteral("3 Partitionen stehen still: Record abgelehnt: t [0]");
        QTest::newRow("en") << QStringLiteral("en_US") << QStringLiteral("Internal error: x. Please report it.")
                            << QStringLiteral("record refused: t [0]")
                            << QStringLiteral("3 partitions stand still: record refused: t [0]");
    }
    void speaks() {
        QFETCH(QString, language);
        QFETCH(QString, error);
        QFETCH(QString, one);
        QFETCH(QString, three);
        QTranslator translator;
        QVERIFY(translator.load(QLocale(language), QStringLiteral("tributary"), QStringLiteral("_"),
                                QStringLiteral(":/i18n")));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(errorText(Error(ErrorCode::Internal).with("reason", "x")), error);
        LinkStatus status;
        status.state = LinkState::Degraded;
        const PartitionProblem problem{"t", 0,
                                       Error(ErrorCode::RecordRefused).with("topic", "t").with("partition", "0")};
        status.problems = {problem};
        QCOMPARE(stateLook(status, nullptr, 0, 0).detail, one);
        status.problems = {problem, problem, problem};
        QCOMPARE(stateLook(status, nullptr, 0, 0).detail, three);
    }

    void reasonsWithNumbersAreTranslated() {
        const auto unusable = [](const char* reason) {
            return errorText(Error(ErrorCode::TargetTopicUnusable).with("topic", "t").with("reason", reason));
        };
        const QString english = unusable("it has 2 partitions, partition 3 is needed");
        QVERIFY(english.contains("it has 2 partitions, partition 3 is needed"));
        QTranslator translator;
        QVERIFY(translator.load(QLocale("de_DE"), QStringLiteral("tributary"), QStringLiteral("_"),
                                QStringLiteral(":/i18n")));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const QString german = unusable("it has 2 partitions, partition 3 is needed");
        QVERIFY2(german.contains("2 Partitionen") && !german.contains("needed"), qPrintable(german));
        QVERIFY(unusable("partition 7 is not there yet").contains("Partition 7"));
        QVERIFY(!unusable("partition 7 is not there yet").contains("not there"));
        QVERIFY(unusable("the source topic a.b is mirrored into it already").contains("a.b"));
        QVERIFY(!unusable("the source topic a.b is mirrored into it already").contains("mirrored"));
        QVERIFY(unusable("Broker: Policy violation").contains("Broker: Policy violation"));
    }

    /// A context that is no class's is never asked for: the text would stay English.
    void contextsAreAskedFor() {
        QSet<QString> known;
        for (const char* folder : {"ui", "app/tributary"}) {
            QDirIterator files(m_tree + u'/' + QLatin1String(folder), {"*.h", "*.cpp"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll());
                for (const char* form :
                     {"Q_DECLARE_TR_FUNCTIONS\\(\\s*([\\w:]+)\\s*\\)",
                      "(?:translate|QT_TRANSLATE_NOOP)\\(\\s*\"([\\w:]+)\"", "\\bclass (\\w+)[^;{]*\\{\\s*Q_OBJECT"}) {
                    for (auto match = QRegularExpression(QLatin1String(form)).globalMatch(text); match.hasNext();) {
                        const QString name = match.next().captured(1);
                        known << name << QStringLiteral("tributary::ui::") + name
                              << QStringLiteral("tributary::app::") + name;
                    }
                }
            }
        }
        QSet<QString> unknown;
        for (const Message& message : messagesOf(pathOf(QStringLiteral("de")))) {
            if (!known.contains(message.context)) {
                unknown << message.context;
            }
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(QStringList(unknown.values()).join(u' ')));
    }
};

TRIBUTARY_TEST(TranslationsTest, QCoreApplication)
#include "translationstest.moc"
