#include "ui/window/drawingexport.h"

#include "core/base/savefile.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/topologyscene.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QSvgGenerator>

namespace tributary::ui {

namespace {

constexpr int kMargin = 24;
constexpr qreal kImageScale = 2;

QRectF contentOf(const CanvasView& canvas) {
    return canvas.topologyScene().contents().adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

void paint(CanvasView& canvas, QPaintDevice& device, const QRectF& target) {
    QPainter painter{&device};
    painter.setRenderHint(QPainter::Antialiasing);
    canvas.paintDocument(painter, target, contentOf(canvas));
}

}  // namespace

Status exportDrawing(CanvasView& canvas, const QString& title, const QString& path) {
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    const QSize size = contentOf(canvas).size().toSize().expandedTo({1, 1});
    const QString suffix = QFileInfo{path}.suffix().toLower();
    if (suffix == "pdf") {
        QPdfWriter pdf{&file};
        pdf.setTitle(title);
        pdf.setPageSize(QPageSize{QPageSize::A4});
        pdf.setPageOrientation(size.width() >= size.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
        paint(canvas, pdf, QRectF{0, 0, static_cast<qreal>(pdf.width()), static_cast<qreal>(pdf.height())});
    } else if (suffix == "png") {
        QImage image{size * kImageScale, QImage::Format_ARGB32_Premultiplied};
        image.fill(Qt::transparent);
        paint(canvas, image, QRectF{QPointF{}, QSizeF{image.size()}});
        image.save(&file, "PNG");
    } else {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setTitle(title);
        svg.setSize(size);
        svg.setViewBox(QRect{QPoint{}, size});
        paint(canvas, svg, QRectF{QPointF{}, QSizeF{size}});
    }
    return replaceFile(path.toStdString(), file.data().toStdString());
}

void printDrawing(CanvasView& canvas, QPrinter& printer) {
    const QRectF page = printer.pageLayout().paintRectPixels(printer.resolution());
    paint(canvas, printer, QRectF{QPointF{}, page.size()});
}

}  // namespace tributary::ui
