#include "tests/support/testprogram.h"
#include "ui/theme/theme.h"

#include "ui/theme/fixedappearance.h"
#include "ui/theme/stylecontrols.h"
#include "ui/theme/tributarystyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyleOptionSlider>
#include <QTabWidget>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>

using namespace tributary::ui;

namespace {

/// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

struct Lab {
    double l;
    double a;
    double b;
};

enum class Eye { Usual, NoGreen, NoRed };

/// What an eye sees, in CIE L*a*b* (D65). The matrices are those of Machado, Oliveira and Fernandes (2009), severity 1.
Lab seen(const QColor& color, Eye eye) {
    static constexpr double kEyes[3][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const double in[3] = {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
    double rgb[3] = {};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            rgb[row] += kEyes[static_cast<int>(eye)][row][column] * in[column];
        }
        rgb[row] = std::clamp(rgb[row], 0.0, 1.0);
    }
    const auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    const double y = root(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const QColor& one, const QColor& other, Eye eye = Eye::Usual) {
    const Lab a = seen(one, eye);
    const Lab b = seen(other, eye);
    return std::hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

int darkPixels(const QImage& image, const QColor& back) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == back ? 0 : 1;
        }
    }
    return count;
}

/// One of everything, as a window has it.
std::unique_ptr<QWidget> gallery(const Theme& theme) {
    auto window = std::make_unique<QWidget>();
    window->resize(900, 640);
    auto* column = new QVBoxLayout(window.get());
    column->setContentsMargins(0, 0, 0, 0);
    auto* bar = new QToolBar;
    for (const char* name : {"add-cluster", "connect", "undo", "redo", "layout", "fit", "snap"}) {
        bar->addAction(theme.icon(QString::fromLatin1(name)), QString::fromLatin1(name));
    }
    bar->actions().at(6)->setCheckable(true);
    bar->actions().at(6)->setChecked(true);
    bar->actions().at(3)->setEnabled(false);
    bar->addSeparator();
    auto* start = bar->addAction(theme.icon(QStringLiteral("start")), QStringLiteral("Start all"));
    qobject_cast<QToolButton*>(bar->widgetForAction(start))->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* apply =
        bar->addAction(theme.icon(QStringLiteral("apply"), ColorRole::OnAccent), QStringLiteral("Apply 2 changes"));
    auto* applyButton = qobject_cast<QToolButton*>(bar->widgetForAction(apply));
    applyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    applyButton->setProperty(kPrimaryProperty, true);
    column->addWidget(bar);

    auto* tabs = new QTabWidget;
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    auto* left = new QVBoxLayout;
    auto* group = new QGroupBox(QStringLiteral("Include"));
    auto* groupColumn = new QVBoxLayout(group);
    auto* edit = new QLineEdit(QStringLiteral("orders\\..*"));
    edit->setFont(theme.font(FontRole::Mono));
    groupColumn->addWidget(edit);
    auto* placeholder = new QLineEdit;
    placeholder->setPlaceholderText(QStringLiteral("Find a cluster, link or topic… Ctrl+F"));
    placeholder->setClearButtonEnabled(true);
    groupColumn->addWidget(placeholder);
    auto* disabledEdit = new QLineEdit(QStringLiteral("disabled"));
    disabledEdit->setEnabled(false);
    groupColumn->addWidget(disabledEdit);
    left->addWidget(group);
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("Same name"), QStringLiteral("Prefix")});
    left->addWidget(combo);
    auto* spin = new QSpinBox;
    spin->setValue(7);
    left->addWidget(spin);
    auto* check = new QCheckBox(QStringLiteral("&Internal topics"));
    check->setChecked(true);
    left->addWidget(check);
    left->addWidget(new QCheckBox(QStringLiteral("Another")));
    auto* radio = new QRadioButton(QStringLiteral("Earliest"));
    radio->setChecked(true);
    left->addWidget(radio);
    left->addWidget(new QRadioButton(QStringLiteral("Latest")));
    auto* buttons = new QHBoxLayout;
    auto* plain = new QPushButton(QStringLiteral("Cancel"));
    auto* primary = new QPushButton(QStringLiteral("Connect"));
    primary->setProperty(kPrimaryProperty, true);
    auto* off = new QPushButton(QStringLiteral("Disabled"));
    off->setEnabled(false);
    buttons->addWidget(plain);
    buttons->addWidget(off);
    buttons->addWidget(primary);
    left->addLayout(buttons);
    auto* progress = new QProgressBar;
    progress->setValue(40);
    left->addWidget(progress);
    left->addStretch();
    row->addLayout(left, 1);
    auto* view = new QTreeView;
    auto* model = new QStandardItemModel(40, 3, view);
    model->setHorizontalHeaderLabels({QStringLiteral("Topic"), QStringLiteral("Decided by"), QStringLiteral("Part.")});
    for (int i = 0; i < 40; ++i) {
        auto* topic =
            new QStandardItem(theme.icon(QStringLiteral("ok"), ColorRole::Ok), QStringLiteral("orders.%1").arg(i));
        topic->setCheckable(i % 3 == 0);
        model->setItem(i, 0, topic);
        model->setItem(i, 1, new QStandardItem(QStringLiteral("orders\\..*")));
        model->setItem(i, 2, new QStandardItem(QString::number(i * 3)));
    }
    view->setModel(model);
    view->setRootIsDecorated(false);
    view->setSortingEnabled(true);
    view->sortByColumn(0, Qt::AscendingOrder);
    view->setCurrentIndex(model->index(2, 0));
    row->addWidget(view, 1);
    tabs->addTab(page, QStringLiteral("Topics"));
    tabs->addTab(new QWidget, QStringLiteral("Delivery"));
    tabs->addTab(new QWidget, QStringLiteral("Clients"));
    column->addWidget(tabs);
    auto* icons = new QLabel;
    const QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    const int perRow = 30;
    QPixmap sheet(QSize(perRow * 30, static_cast<int>((names.size() + perRow - 1) / perRow) * 30) * 2);
    sheet.setDevicePixelRatio(2);
    sheet.fill(theme.color(ColorRole::Surface));
    QPainter painter(&sheet);
    for (int i = 0; i < names.size(); ++i) {
        theme.icon(QString(names.at(i)).chopped(4))
            .paint(&painter, QRect(i % perRow * 30 + 3, i / perRow * 30 + 3, i % 2 ? 16 : 24, i % 2 ? 16 : 24));
    }
    painter.end();
    icons->setPixmap(sheet);
    column->addWidget(icons);
    return window;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textCanBeRead_data() { appearances(); }
    void textCanBeRead() {
        QFETCH(bool, dark);
        QFETCH(bool, highContrast);
        FixedAppearance platform(dark, highContrast);
        const Theme theme(platform);
        const double least = highContrast ? 7 : 4.5;
        using enum ColorRole;
        for (const ColorRole role :
             {Text, Dim, Accent, OkText, WarnText, BadText, Regional, Aggregate, Dr, NoTier, Production, Sandbox}) {
            expectContrast(theme, role, {Background, Surface, Raised}, least);
        }
        expectContrast(theme, OnAccent, {Accent, Sandbox}, 4.5);
        expectContrast(theme, Text, {Selection, Hover}, least);
    }

    void graphicsCanBeSeen_data() { appearances(); }
    void graphicsCanBeSeen() {
        QFETCH(bool, dark);
        QFETCH(bool, highContrast);
        FixedAppearance platform(dark, highContrast);
        const Theme theme(platform);
        using enum ColorRole;
        for (const ColorRole role : {Ok, Warn, Bad, Idle, Focus, Accent, Regional, Aggregate, Dr, NoTier}) {
            expectContrast(theme, role, {Background, Surface, Raised}, 3);
        }
        for (int i = 0; i < kSeriesColors; ++i) {
            for (const ColorRole ground : {Background, Surface}) {
                const double ratio = contrast(theme.series(i), theme.color(ground));
                QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("series %1: %2").arg(i).arg(ratio)));
            }
        }
        QCOMPARE(theme.series(kSeriesColors), theme.series(0));
    }

    void seriesStandApart_data() { appearances(); }
    void seriesStandApart() {
        QFETCH(bool, dark);
        FixedAppearance platform(dark);
        const Theme theme(platform);
        for (int i = 0; i < kSeriesColors; ++i) {
            for (const ColorRole health : {ColorRole::Ok, ColorRole::Warn, ColorRole::Bad}) {
                QVERIFY2(difference(theme.series(i), theme.color(health)) >= 20, qPrintable(QString::number(i)));
            }
            for (int j = 0; j < i; ++j) {
                for (const Eye eye : {Eye::Usual, Eye::NoGreen, Eye::NoRed}) {
                    const double apart = difference(theme.series(i), theme.series(j), eye);
                    QVERIFY2(apart >= 20, qPrintable(QStringLiteral("%1 and %2: %3").arg(i).arg(j).arg(apart)));
                }
            }
        }
    }

    void followsThePlatform() {
        FixedAppearance platform;
        Theme theme(platform);
        theme.applyTo(*qApp);
        QVERIFY(!theme.isDark());
        const QSignalSpy changed(&theme, &Theme::changed);
        platform.set(true, false, false);
        QCOMPARE(changed.size(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(ColorRole::Surface));
        QVERIFY(luminance(QApplication::palette().color(QPalette::Window)) < 0.1);
        platform.set(true, true, true);
        QVERIFY(theme.isHighContrast());
        QVERIFY(theme.reduceMotion());
        QVERIFY(contrast(theme.color(ColorRole::Text), theme.color(ColorRole::Surface)) >= 15);
        QCOMPARE(theme.color(ColorRole::Line), theme.color(ColorRole::Text));
    }

    void thePersonOverrules() {
        FixedAppearance platform(true);
        Theme theme(platform);
        theme.setAppearance(Appearance::Light);
        QVERIFY(!theme.isDark());
        platform.set(true, true, false);
        QVERIFY(!theme.isDark());
        QVERIFY(!theme.isHighContrast());
        theme.setAppearance(Appearance::Dark);
        QVERIFY(theme.isDark());
        theme.setAppearance(Appearance::HighContrast);
        QVERIFY(theme.isHighContrast());
        QVERIFY(theme.isDark());
        QVERIFY(!theme.reduceMotion());
        theme.setReduceMotion(true);
        QVERIFY(theme.reduceMotion());
    }

    void sizesFollowTheFont() {
        FixedAppearance platform;
        const QFont before = QApplication::font();
        Theme theme(platform);
        theme.applyTo(*qApp);
        QFont twice = before;
        twice.setPixelSize(24);
        const QSignalSpy changed(&theme, &Theme::changed);
        QApplication::setFont(twice);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(theme.px(10), 20.0);
        QCOMPARE(theme.font(FontRole::Title).pixelSize(), 27);
        QCOMPARE(QApplication::style()->pixelMetric(QStyle::PM_SmallIconSize), 32);
        QApplication::setFont(before);
        QTRY_VERIFY(theme.px(10) < 20);
        QVERIFY(theme.font(FontRole::Title).bold());
        // What a font says of itself is not asked: Noto Sans Mono, for one, is not known as fixed.
        const QFontMetricsF mono(theme.font(FontRole::Mono));
        QCOMPARE(mono.horizontalAdvance("iiii"), mono.horizontalAdvance("WWWW"));
    }

    void figuresDoNotJump() {
        FixedAppearance platform;
        const Theme theme(platform);
        const QFontMetricsF metrics(theme.figures(FontRole::Body));
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("11111")),
                 metrics.horizontalAdvance(QStringLiteral("08642")));
    }

    void everyIconDraws() {
        FixedAppearance platform;
        const Theme theme(platform);
        QVERIFY(!theme.icon(QStringLiteral("ok")).isNull());
        const QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(names.size() >= 80);
        for (const QString& file : names) {
            const QString name = file.chopped(4);
            for (const int size : {16, 24, 48}) {
                const QImage image = theme.icon(name).pixmap(QSize(size, size), 1.0).toImage();
                QCOMPARE(image.size(), QSize(size, size));
                const int inked = darkPixels(image, Qt::transparent);
                QVERIFY2(inked > size / 2, qPrintable(name));
            }
            // A mark must stay within its square: clipped strokes look broken.
            const QImage large = theme.icon(name).pixmap(QSize(96, 96), 1.0).toImage();
            for (int i = 0; i < 96 && name != QLatin1String("tributary"); ++i) {
                for (const QPoint at : {QPoint(i, 0), QPoint(i, 95), QPoint(0, i), QPoint(95, i)}) {
                    QVERIFY2(large.pixelColor(at).alpha() == 0, qPrintable(name));
                }
            }
        }
    }

    void iconsTakeTheColour() {
        FixedAppearance platform;
        const Theme theme(platform);
        const auto strongest = [](const QIcon& icon, QIcon::Mode mode) {
            const QImage image = icon.pixmap(QSize(64, 64), 1.0, mode).toImage();
            QColor best;
            for (int i = 0; i < 64 * 64; ++i) {
                const QColor here = image.pixelColor(i % 64, i / 64);
                if (here.alpha() == 255) {
                    best = here;
                }
            }
            return best;
        };
        const QIcon icon = theme.icon(QStringLiteral("stop"), ColorRole::Bad);
        QCOMPARE(strongest(icon, QIcon::Normal), theme.color(ColorRole::Bad));
        QCOMPARE(strongest(icon, QIcon::Disabled), theme.color(ColorRole::Disabled));
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).devicePixelRatio(), 2.0);
    }

    void theKeyboardsFocusIsSeen() {
        FixedAppearance platform;
        Theme theme(platform);
        theme.applyTo(*qApp);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* other = new QLineEdit;
        column->addWidget(other);
        QList<QWidget*> controls{new QPushButton(QStringLiteral("b")),
                                 new QLineEdit,
                                 new QComboBox,
                                 new QSpinBox,
                                 new QCheckBox(QStringLiteral("c")),
                                 new QRadioButton(QStringLiteral("r"))};
        for (QWidget* control : controls) {
            column->addWidget(control);
        }
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (QWidget* control : controls) {
            other->setFocus(Qt::TabFocusReason);
            const QImage without = control->grab().toImage();
            control->setFocus(Qt::TabFocusReason);
            window.setAttribute(Qt::WA_KeyboardFocusChange);
            QVERIFY(control->hasFocus());
            const QImage with = control->grab().toImage();
            int changedPixels = 0;
            for (int i = 0; i < with.width() * with.height(); ++i) {
                const QPoint at(i % with.width(), i / with.width());
                changedPixels += with.pixelColor(at) != without.pixelColor(at) &&
                                 with.pixelColor(at) == theme.color(ColorRole::Focus);
            }
            QVERIFY2(changedPixels >= 16, control->metaObject()->className());
        }
    }

    void scrollBarsWork() {
        FixedAppearance platform;
        Theme theme(platform);
        theme.applyTo(*qApp);
        for (const Qt::Orientation orientation : {Qt::Vertical, Qt::Horizontal}) {
            QScrollBar bar(orientation);
            const bool vertical = orientation == Qt::Vertical;
            bar.resize(vertical ? QSize(11, 300) : QSize(300, 11));
            bar.setRange(0, 1000);
            bar.setPageStep(100);
            bar.show();
            QVERIFY(QTest::qWaitForWindowExposed(&bar));
            const auto at = [&](int along) { return vertical ? QPoint(5, along) : QPoint(along, 5); };
            QTest::mousePress(&bar, Qt::LeftButton, {}, at(5));
            QTest::mouseMove(&bar, at(150));
            QTest::mouseMove(&bar, at(295));
            QTest::mouseRelease(&bar, Qt::LeftButton, {}, at(295));
            QCOMPARE(bar.value(), 1000);
            QTest::mouseClick(&bar, Qt::LeftButton, {}, at(20));
            QCOMPARE(bar.value(), 900);
        }
    }

    void primaryButtonsAreFilled() {
        FixedAppearance platform;
        Theme theme(platform);
        theme.applyTo(*qApp);
        QToolButton button;
        button.setAutoRaise(true);
        button.setText(QStringLiteral("Apply"));
        button.resize(100, 30);
        QVERIFY(button.grab().toImage().pixelColor(8, 5) != theme.color(ColorRole::Accent));
        button.setProperty(kPrimaryProperty, true);
        QCOMPARE(button.grab().toImage().pixelColor(8, 5), theme.color(ColorRole::Accent));
    }

    /// With TRIBUTARY_PICTURES set to a folder the pictures stay there, to be looked at.
    void draws_data() { appearances(); }
    void draws() {
        QFETCH(bool, dark);
        QFETCH(bool, highContrast);
        FixedAppearance platform(dark, highContrast);
        Theme theme(platform);
        theme.applyTo(*qApp);
        const auto window = gallery(theme);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_Tab);
        const QImage picture = window->grab().toImage();
        QVERIFY(darkPixels(picture, theme.color(ColorRole::Surface)) > 5000);
        QMenu menu;
        menu.addAction(theme.icon(QStringLiteral("copy")), QStringLiteral("&Copy"))->setShortcut(QKeySequence::Copy);
        menu.addAction(QStringLiteral("Disabled"))->setEnabled(false);
        menu.addSeparator();
        QAction* checked = menu.addAction(QStringLiteral("Snap to grid"));
        checked->setCheckable(true);
        checked->setChecked(true);
        menu.addMenu(QStringLiteral("More"));
        menu.popup(QPoint(10, 10));
        menu.setActiveAction(menu.actions().constFirst());
        const QImage menuPicture = menu.grab().toImage();
        QVERIFY(darkPixels(menuPicture, theme.color(ColorRole::Raised)) > 200);
        const QString folder = qEnvironmentVariable("TRIBUTARY_PICTURES");
        if (!folder.isEmpty()) {
            QVERIFY(menuPicture.save(
                QStringLiteral("%1/menu-%2.png").arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
            QVERIFY(picture.save(
                QStringLiteral("%1/theme-%2.png").arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
        }
    }

private:
    static void appearances() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("highContrast");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light-contrast") << false << true;
        QTest::newRow("dark-contrast") << true << true;
    }

    static void expectContrast(const Theme& theme, ColorRole role, const QList<ColorRole>& grounds, double least) {
        for (const ColorRole ground : grounds) {
            const double ratio = contrast(theme.color(role), theme.color(ground));
            QVERIFY2(ratio >= least, qPrintable(QStringLiteral("role %1 on %2: %3")
                                                    .arg(static_cast<int>(role))
                                                    .arg(static_cast<int>(ground))
                                                    .arg(ratio)));
        }
    }
};

TRIBUTARY_TEST(ThemeTest, QApplication)
#include "themetest.moc"
