#include "ui/theme/themeicon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>

// Q_INIT_RESOURCE may not stand in a namespace.
static void initIcons() { Q_INIT_RESOURCE(ui); }

namespace tributary::ui {

namespace {

/// Draws one icon in two colours. Copies share the parsed drawings.
class ThemeIconEngine final : public QIconEngine {
public:
    ThemeIconEngine(const QString& name, const QColor& color, const QColor& disabled)
        : m_key(name + color.name(QColor::HexArgb) + disabled.name(QColor::HexArgb)) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        const bool known = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(known, "themeIcon", qPrintable(name));
        const QByteArray drawing = known ? file.readAll() : QByteArray();
        m_normal = coloured(drawing, color);
        m_disabled = coloured(drawing, disabled);
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const int side = qMin(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side,
                            side);
        (mode == QIcon::Disabled ? m_disabled : m_normal)->render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key = QStringLiteral("tributary-icon-%1-%2-%3x%4")
                                .arg(m_key)
                                .arg(mode == QIcon::Disabled)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect({}, size), mode, state);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

private:
    static std::shared_ptr<QSvgRenderer> coloured(QByteArray drawing, const QColor& color) {
        drawing.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
        return std::make_shared<QSvgRenderer>(drawing);
    }

    QString m_key;
    std::shared_ptr<QSvgRenderer> m_normal;
    std::shared_ptr<QSvgRenderer> m_disabled;
};

}  // namespace

QIcon themeIcon(const QString& name, const QColor& color, const QColor& disabled) {
    initIcons();
    return QIcon(new ThemeIconEngine(name, color, disabled));
}

}  // namespace tributary::ui
