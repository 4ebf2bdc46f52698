#include "models/upload_table_model.h"
#include "ui/appearance/appearance.h"
#include "ui/uploads/progress_painter.h"
#include "ui/uploads/text_painter.h"
#include "ui/uploads/upload_delegate.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace deck;

using Bar = ProgressCell::Bar;

namespace {

constexpr int barWidth = 64;
constexpr int barHeight = 6;

QImage drawBar(const Appearance &appearance, const ProgressCell &cell, Token token = Token::Blue, int scale = 1)
{
    QImage image(barWidth * scale, barHeight * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    ProgressPainter bars;
    bars.draw(painter, QRect(0, 0, barWidth, barHeight), cell, appearance.color(token), appearance);
    return image;
}

/// Columns of the middle row that have this colour; rounded ends may be a little fainter.
QList<int> columnsOf(const QImage &image, const QColor &color)
{
    QList<int> columns;
    for (int x = 0; x < image.width(); ++x) {
        const QColor pixel = image.pixelColor(x, image.height() / 2);
        const int far = std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
            + std::abs(pixel.blue() - color.blue());
        if (pixel.alpha() > 200 && far < 48)
            columns.append(x);
    }
    return columns;
}

/// The lowest row of a picture with ink in it; -1: none.
int lowestInk(const QImage &image)
{
    for (int y = image.height() - 1; y >= 0; --y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 127)
                return y;
        }
    }
    return -1;
}

QImage drawText(TextPainter &texts, const QString &text, qreal room = 500, Qt::TextElideMode mode = Qt::ElideRight)
{
    QImage image(520, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    texts.draw(painter, QPointF(4, 25), text, room, mode);
    return image;
}

} // namespace

class TestCellPainting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_appearance.apply(ThemeChoice::Light); }
    void fillWidth_data();
    void fillWidth();
    void fillIsDrawnAsWide();
    void fullReachesTheEnd();
    void gapAfterAStalledFill();
    void hatchIsStill();
    void ticksAreTwoOnFourOff();
    void hairlineIsTwoHigh();
    void outlineIsHollow();
    void markAtTheHighestPoint();
    void nothingForNone();
    void digitsHaveOneAdvance();
    void latinAndChineseShareABaseline();
    void everyTextStandsOnTheGivenBaseline();
    void cutOnTheRight();
    void cutInTheMiddle();
    void cutKeepsCharactersWhole();
    void rightToLeftStartsAtTheLeftEdge();
    void veryLongTextsAreQuick();
    void rowsShareOneBaseline();

private:
    Appearance m_appearance;
};

void TestCellPainting::fillWidth_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("width");
    QTest::newRow("nothing") << 0.0 << 0;
    QTest::newRow("below nothing") << -1.0 << 0;
    QTest::newRow("least") << 0.0001 << 3;
    QTest::newRow("cut") << 0.382 << 24; // 24.448
    QTest::newRow("cut, not rounded") << 0.6171875 - 0.001 << 39;
    QTest::newRow("nearly all") << 0.996 << 62;
    QTest::newRow("all, before success") << 1.0 << 62;
}

void TestCellPainting::fillWidth()
{
    QFETCH(double, ratio);
    QFETCH(int, width);
    QCOMPARE(ProgressPainter::fillWidth(ratio, barWidth), width);
}

void TestCellPainting::fillIsDrawnAsWide()
{
    const QColor blue = m_appearance.color(Token::Blue);
    const QColor track = m_appearance.color(Token::Track);
    for (const auto &[ratio, width] : QList<std::pair<double, int>> {{0.382, 24}, {0.996, 62}, {1.0, 62}}) {
        const QImage image = drawBar(m_appearance, {Bar::Fill, ratio, 0, {}, true});
        QCOMPARE(columnsOf(image, blue).last(), width - 1);
        QVERIFY(!columnsOf(image, track).isEmpty());
    }
    const QImage doubled = drawBar(m_appearance, {Bar::Fill, 0.382, 0, {}, true}, Token::Blue, 2);
    QCOMPARE(columnsOf(doubled, blue).last(), int(0.382 * 128) - 1);
    QCOMPARE(columnsOf(drawBar(m_appearance, {Bar::Track, 0, 0, {}, false}), blue).size(), 0);
}

void TestCellPainting::fullReachesTheEnd()
{
    const QImage image = drawBar(m_appearance, {Bar::Full, 1, 0, {}, false}, Token::Red);
    QCOMPARE(columnsOf(image, m_appearance.color(Token::Red)).last(), barWidth - 1);
}

void TestCellPainting::gapAfterAStalledFill()
{
    const QImage image = drawBar(m_appearance, {Bar::FillGap, 0.614, 0, {}, true}, Token::Amber);
    const int fill = int(0.614 * barWidth);
    QCOMPARE(columnsOf(image, m_appearance.color(Token::Amber)).last(), fill - 1);
    QCOMPARE(qAlpha(image.pixel(fill, 3)), 0);
    QCOMPARE(qAlpha(image.pixel(fill + 1, 3)), 0);
    QCOMPARE(image.pixel(fill + 2, 3), m_appearance.color(Token::Track).rgb());
}

void TestCellPainting::hatchIsStill()
{
    const ProgressCell cell {Bar::Hatch, 0, 0, {}, false};
    const QImage image = drawBar(m_appearance, cell);
    QCOMPARE(drawBar(m_appearance, cell), image);
    const QList<int> stripes = columnsOf(image, m_appearance.color(Token::Blue));
    QVERIFY(stripes.size() >= barWidth / 8);
    for (const int x : stripes) { // every stripe again after 8
        if (x + 8 < barWidth - 3)
            QVERIFY(stripes.contains(x + 8));
    }
    QVERIFY(!columnsOf(image, m_appearance.color(Token::Track)).isEmpty());
}

void TestCellPainting::ticksAreTwoOnFourOff()
{
    const QImage image = drawBar(m_appearance, {Bar::Ticks, 1, 0, {}, false}, Token::Teal);
    const QList<int> ticks = columnsOf(image, m_appearance.color(Token::Teal));
    for (int x = 6; x < barWidth - 6; ++x)
        QCOMPARE(ticks.contains(x), x % 6 < 2);
}

void TestCellPainting::hairlineIsTwoHigh()
{
    const QImage image = drawBar(m_appearance, {Bar::Hairline, 1, 0, {}, true}, Token::Green);
    for (int y = 0; y < barHeight; ++y)
        QCOMPARE(qAlpha(image.pixel(30, y)), y == 2 || y == 3 ? 255 : 0);
}

void TestCellPainting::outlineIsHollow()
{
    const QImage image = drawBar(m_appearance, {Bar::Outline, 0, 0, {}, false}, Token::Grey);
    QCOMPARE(image.pixel(30, 0), m_appearance.color(Token::LineStrong).rgb());
    QCOMPARE(qAlpha(image.pixel(30, 3)), 0);
    QCOMPARE(image.pixel(30, barHeight - 1), m_appearance.color(Token::LineStrong).rgb());
}

void TestCellPainting::markAtTheHighestPoint()
{
    const QList<int> columns = columnsOf(drawBar(m_appearance, {Bar::Fill, 0.3, 0.7, {}, true}), m_appearance.color(Token::Blue));
    QCOMPARE(columns.last(), int(0.7 * barWidth));
    QCOMPARE(columns.at(columns.size() - 2), int(0.3 * barWidth) - 1);
}

void TestCellPainting::nothingForNone()
{
    QCOMPARE(lowestInk(drawBar(m_appearance, {Bar::None, 0, 0, u"–"_s, false})), -1);
}

void TestCellPainting::digitsHaveOneAdvance()
{
    TextPainter texts(QGuiApplication::font());
    const qreal digit = texts.width(u"0"_s);
    for (char16_t c = u'1'; c <= u'9'; ++c)
        QCOMPARE(texts.width(QString(QChar(c))), digit);
    QCOMPARE(texts.width(u"11:11:11"_s), texts.width(u"08:48:09"_s));
    QCOMPARE(texts.width(u"昨天 11:11"_s), texts.width(u"昨天 08:49"_s));
}

void TestCellPainting::latinAndChineseShareABaseline()
{
    TextPainter texts(QGuiApplication::font());
    const int latin = lowestInk(drawText(texts, u"HEIMZ"_s));
    QVERIFY(latin > 0);
    // The Latin part of a mixed text stands where it stands alone, though the Chinese font is taller.
    const QString mixed = u"HEIMZ 央视"_s;
    QImage image = drawText(texts, mixed);
    const int width = int(texts.width(u"HEIMZ"_s));
    QCOMPARE(lowestInk(image.copy(0, 0, 4 + width, image.height())), latin);
    QCOMPARE(drawText(texts, mixed).copy(0, 0, 4 + width, 40), drawText(texts, u"HEIMZ"_s).copy(0, 0, 4 + width, 40));
}

void TestCellPainting::everyTextStandsOnTheGivenBaseline()
{
    TextPainter texts(QGuiApplication::font());
    // Shaped as a whole (the accent may join), or from the table: the E stands on the same line.
    QCOMPARE(lowestInk(drawText(texts, u"E\u0301"_s)), lowestInk(drawText(texts, u"E"_s)));
}

void TestCellPainting::cutOnTheRight()
{
    TextPainter texts(QGuiApplication::font());
    const QString text = u"Season 2 Episode 11, the long tide, final.mov"_s;
    for (const qreal room : {20.0, 60.0, 140.0}) {
        const LaidText &laid = texts.laid(text, room, Qt::ElideRight);
        QVERIFY2(laid.width <= room, qPrintable(QString::number(laid.width)));
        QVERIFY(laid.width > room - 24); // and no more than needed is lost
    }
    QCOMPARE(texts.laid(text, 2'000, Qt::ElideRight).width, texts.width(text));
}

void TestCellPainting::cutInTheMiddle()
{
    TextPainter texts(QGuiApplication::font());
    const QString text = u"93ab85f04c2d4e0f9b1c7a5d0e1d24"_s;
    const LaidText &laid = texts.laid(text, 90, Qt::ElideMiddle);
    QVERIFY(laid.width <= 90);
    QVERIFY(laid.width > 70);
    // start and end are those of the text
    const QImage whole = drawText(texts, text);
    const QImage cut = drawText(texts, text, 90, Qt::ElideMiddle);
    const int two = int(texts.width(u"93"_s));
    QCOMPARE(cut.copy(0, 0, 4 + two, 40), whole.copy(0, 0, 4 + two, 40));
    QVERIFY(cut != drawText(texts, text, 90, Qt::ElideRight));
}

void TestCellPainting::cutKeepsCharactersWhole()
{
    TextPainter texts(QGuiApplication::font());
    // Pairs of surrogates and joined accents: any room gives a width within it, and nothing is drawn beyond.
    const QString text = u"🎬🎬🎬🎬🎬 e\u0301e\u0301e\u0301e\u0301 央视央视央视"_s;
    for (int room = 1; room < 200; room += 7) {
        const qreal width = texts.laid(text, room, Qt::ElideRight).width;
        QVERIFY(width <= std::max(room, int(std::ceil(texts.width(u"…"_s)))));
    }
}

void TestCellPainting::rightToLeftStartsAtTheLeftEdge()
{
    TextPainter texts(QGuiApplication::font());
    const QImage image = drawText(texts, u"فيلم وثائقي.mp4"_s);
    int first = image.width();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < first; ++x) {
            if (qAlpha(image.pixel(x, y)) > 127)
                first = x;
        }
    }
    QVERIFY2(first >= 2 && first <= 8, qPrintable(QString::number(first)));
}

void TestCellPainting::veryLongTextsAreQuick()
{
    TextPainter texts(QGuiApplication::font());
    const QString ascii(200'000, u'x');
    const QString chinese(200'000, u'视');
    QVERIFY(texts.laid(ascii, 200, Qt::ElideRight).width <= 200);
    QVERIFY(texts.laid(chinese, 200, Qt::ElideRight).width <= 200);
    QVERIFY(texts.laid(ascii, 200, Qt::ElideMiddle).width <= 200);
}

void TestCellPainting::rowsShareOneBaseline()
{
    // The delegate in a row: titles in Latin and in Chinese, a status word and a code stand on one line.
    QStandardItemModel model(2, uploadColumnCount);
    const auto title = static_cast<int>(UploadColumn::Title);
    model.setItem(0, title, new QStandardItem(u"EHM"_s));
    model.setItem(1, title, new QStandardItem(u"EHM 央视"_s));
    const UploadDelegate delegate(m_appearance);
    const auto lowest = [&](int row) {
        QImage image(40, 28, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.font = QGuiApplication::font();
        option.rect = QRect(0, 0, 300, 28);
        delegate.paint(&painter, option, model.index(row, title));
        painter.end();
        return lowestInk(image.copy(8, 0, int(QFontMetricsF(option.font).horizontalAdvance(u"EH"_s)), 28));
    };
    QVERIFY(lowest(0) > 12);
    QCOMPARE(lowest(1), lowest(0));
}

QTEST_MAIN(TestCellPainting)
#include "test_cell_painting.moc"
