#include "ui/dashboard/timeplot.h"

#include "ui/dashboard/crosshair.h"
#include "ui/dashboard/timewindow.h"
#include "ui/dashboard/valueaxis.h"
#include "ui/theme/theme.h"

#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tributary::ui {

namespace {

const QString kPointerLayer = "pointer";

}  // namespace

TimePlot::TimePlot(Theme& theme, TimeWindow& window, Measure measure, QWidget* parent)
    : QCustomPlot(parent),
      m_theme(theme),
      m_window(window),
      m_measure(measure),
      m_ticker(QSharedPointer<ValueTicker>::create(measure)) {
    addLayer(kPointerLayer, layer("overlay"), QCustomPlot::limBelow);
    layer(kPointerLayer)->setMode(QCPLayer::lmBuffered);
    m_marks = new ChartMarks(this, theme);
    m_crosshair = new Crosshair(this, theme, kPointerLayer);

    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setInteractions({});
    setNoAntialiasingOnDrag(false);
    setAutoAddPlottableToLegend(false);
    setPlottingHint(QCP::phFastPolylines, true);
    setMinimumSize(120, 80);
    plotLayout()->setMargins({});
    axisRect()->setAutoMargins(QCP::msNone);
    xAxis->setTicker(QSharedPointer<TimeTicker>::create());
    yAxis->setTicker(m_ticker);
    yAxis->setRange(0, roundTop(measure, 0));
    applyTheme();
    showRange();

    connect(&m_theme, &Theme::changed, this, &TimePlot::applyTheme);
    // When only time goes on, the new data that are on their way bring the repaint with them: one a second, not two.
    connect(&m_window, &TimeWindow::advanced, this, &TimePlot::takeRange);
    connect(&m_window, &TimeWindow::rangeChanged, this, &TimePlot::showRange);
    connect(&m_window, &TimeWindow::crosshairChanged, this, &TimePlot::showCrosshair);
}

void TimePlot::applyTheme() {
    setBackground(QBrush(m_theme.color(ColorRole::Surface)));
    const QFont font = m_theme.figures(FontRole::Small);
    const QFontMetricsF metrics(font);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(font);
        axis->setTickLabelColor(m_theme.color(ColorRole::Dim));
        axis->setBasePen(QPen(m_theme.color(ColorRole::Line)));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setTickLabelPadding(static_cast<int>(m_theme.px(6)));
    }
    yAxis->setBasePen(Qt::NoPen);
    xAxis->grid()->setVisible(false);
    yAxis->grid()->setPen(QPen(m_theme.color(ColorRole::Grid)));
    yAxis->grid()->setZeroLinePen(Qt::NoPen);
    // Fixed margins: the chart does not move when a label gets longer.
    const auto left = static_cast<int>(metrics.horizontalAdvance("888.8 MB/s") + m_theme.px(8));
    const auto bottom = static_cast<int>(metrics.height() + m_theme.px(10));
    axisRect()->setMargins(
        {left, static_cast<int>(metrics.height() / 2 + m_theme.px(2)), static_cast<int>(m_theme.px(12)), bottom});
    draw();
}

void TimePlot::setMeasure(Measure measure) {
    m_measure = measure;
    m_ticker->setMeasure(measure);
    fitValues();
    draw();
}

void TimePlot::setSeries(const std::vector<ChartSeries>& series) {
    while (graphCount() > static_cast<int>(series.size())) {
        removeGraph(graphCount() - 1);
    }
    m_greatest = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (static_cast<int>(i) == graphCount()) {
            addGraph();
        }
        QCPGraph* line = graph(static_cast<int>(i));
        line->setPen(seriesPen(m_theme, series[i].style));
        line->setAdaptiveSampling(false);  // the history has thinned the points out already
        QVector<QCPGraphData> values;
        values.reserve(static_cast<qsizetype>(series[i].points.size()));
        for (const SeriesPoint& point : series[i].points) {
            values.append({static_cast<double>(point.timeMs) / 1000, static_cast<double>(point.value)});
            if (!std::isnan(point.value)) {
                m_greatest = std::max(m_greatest, static_cast<double>(point.value));
            }
        }
        line->data()->set(values, true);
        // A single sample has no line; a dot shows that it is there.
        line->setScatterStyle(values.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, m_theme.px(4))
                                                 : QCPScatterStyle(QCPScatterStyle::ssNone));
    }
    fitValues();
    draw();
}

void TimePlot::setThresholds(std::vector<ThresholdLine> lines) {
    if (lines != m_marks->thresholds()) {
        m_marks->setThresholds(std::move(lines));
        fitValues();
        draw();
    }
}

void TimePlot::setMarkers(std::vector<Marker> markers) {
    if (markers != m_marks->markers()) {
        m_marks->setMarkers(std::move(markers));
        draw();
    }
}

void TimePlot::setHint(const QString& hint) {
    m_marks->setHint(hint);
    // A scale of nothing would only be noise around the words.
    yAxis->setTickLabels(hint.isEmpty());
    yAxis->grid()->setVisible(hint.isEmpty());
    draw();
}

void TimePlot::fitValues() {
    double greatest = m_greatest;
    for (const ThresholdLine& line : m_marks->thresholds()) {
        // A limit far away would flatten the lines that are looked at.
        if (line.value <= 4 * m_greatest) {
            greatest = std::max(greatest, line.value * 1.05);
        }
    }
    yAxis->setRange(0, roundTop(m_measure, greatest));
}

void TimePlot::takeRange() {
    xAxis->setRange(static_cast<double>(m_window.fromMs()) / 1000, static_cast<double>(m_window.toMs()) / 1000);
}

void TimePlot::showRange() {
    takeRange();
    draw();
}

void TimePlot::showCrosshair() {
    m_crosshair->setTime(m_window.crosshairMs());
    if (isVisible()) {
        layer(kPointerLayer)->replot();
    }
}

void TimePlot::draw() {
    // Queued: new data and a new range in one turn of the event loop are one repaint.
    if (isVisible()) {
        replot(QCustomPlot::rpQueuedReplot);
    }
}

void TimePlot::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    takeRange();
    m_crosshair->setTime(m_window.crosshairMs());
    draw();
}

std::int64_t TimePlot::timeAt(double x) const { return std::llround(xAxis->pixelToCoord(x) * 1000); }

void TimePlot::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton) {
        m_dragging = true;
        m_dragX = event->position().x();
        setCursor(Qt::ClosedHandCursor);
        event->accept();
    }
}

void TimePlot::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_dragging) {
        const std::int64_t by = timeAt(m_dragX) - timeAt(x);
        m_dragX = x;
        m_window.pan(by);
    }
    const QRect area = axisRect()->rect();
    if (x >= area.left() && x <= area.right()) {
        m_window.setCrosshair(timeAt(x));
    } else {
        m_window.setCrosshair(std::nullopt);
    }
    event->accept();
}

void TimePlot::mouseReleaseEvent(QMouseEvent* event) {
    m_dragging = false;
    setCursor(Qt::CrossCursor);
    event->accept();
}

void TimePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    m_window.reset();
    event->accept();
}

void TimePlot::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0) {
        m_window.zoom(std::pow(0.8, steps), timeAt(event->position().x()));
    }
    event->accept();
}

void TimePlot::keyPressEvent(QKeyEvent* event) {
    const std::int64_t tenth = m_window.spanMs() / 10;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::int64_t middle = m_window.fromMs() + m_window.spanMs() / 2;
    switch (event->key()) {
        case Qt::Key_Left:
            shift ? moveCrosshair(-1) : m_window.pan(-tenth);
            break;
        case Qt::Key_Right:
            shift ? moveCrosshair(1) : m_window.pan(tenth);
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            m_window.zoom(0.8, m_window.crosshairMs().value_or(middle));
            break;
        case Qt::Key_Minus:
            m_window.zoom(1.25, m_window.crosshairMs().value_or(middle));
            break;
        case Qt::Key_Home:
            m_window.reset();
            break;
        case Qt::Key_End:
            m_window.goLive();
            break;
        default:
            QCustomPlot::keyPressEvent(event);
            return;
    }
    event->accept();
}

void TimePlot::moveCrosshair(int direction) {
    const std::int64_t step = std::max<std::int64_t>(m_window.spanMs() / 60, 1000);
    const std::int64_t from = m_window.crosshairMs().value_or(m_window.toMs());
    m_window.setCrosshair(std::clamp(from + direction * step, m_window.fromMs(), m_window.toMs()));
}

void TimePlot::leaveEvent(QEvent* event) {
    m_window.setCrosshair(std::nullopt);
    QCustomPlot::leaveEvent(event);
}

void TimePlot::focusInEvent(QFocusEvent* event) {
    QCustomPlot::focusInEvent(event);
    update();
}

void TimePlot::focusOutEvent(QFocusEvent* event) {
    QCustomPlot::focusOutEvent(event);
    update();
}

void TimePlot::paintEvent(QPaintEvent* event) {
    QCustomPlot::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), m_theme.px(1.5)));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.px(6), m_theme.px(6));
    }
}

bool TimePlot::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_marks->tipAt(help->pos()), this);
        return true;
    }
    return QCustomPlot::event(event);
}

}  // namespace tributary::ui
