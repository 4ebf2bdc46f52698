#include "ui/appearance/appearance.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace deck;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(Token over, Token under, bool dark)
{
    const double a = luminance(Appearance::color(over, dark));
    const double b = luminance(Appearance::color(under, dark));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double cut(double value)
{
    return std::floor(value * 10 + 0.5) / 10;
}

/// Sum of alpha over a picture.
qint64 ink(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    qint64 sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += qAlpha(image.pixel(x, y));
    }
    return sum;
}

} // namespace

class TestAppearance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastOnEveryGround_data();
    void contrastOnEveryGround();
    void contrastOfPairs();
    void statusColoursOnTheTrack();
    void paletteComesFromTheTokens_data();
    void paletteComesFromTheTokens();
    void everyStatusHasItsIcon();
    void everyIconDraws_data();
    void everyIconDraws();
    void iconsAreInTheTokensColour();
    void strokesAreWholePixels();
    void disabledIconsAreFainter();
    void applicationIconHasItsSizes();
    void aChangeOfThemeIsTold();
    void sizesOfType();
};

// The table of window.md, section 3: on base / worst of base, panel, window, hover, sel.
void TestAppearance::contrastOnEveryGround_data()
{
    QTest::addColumn<Token>("token");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("onBase");
    QTest::addColumn<double>("worst");
    const auto row = [](const char *name, Token token, double lightBase, double lightWorst, double darkBase, double darkWorst) {
        QTest::addRow("%s, light", name) << token << false << lightBase << lightWorst;
        QTest::addRow("%s, dark", name) << token << true << darkBase << darkWorst;
    };
    row("lineStrong", Token::LineStrong, 3.8, 3.1, 4.9, 3.3);
    row("text", Token::Text, 16.9, 13.7, 13.7, 9.4);
    row("text2", Token::Text2, 7.7, 6.2, 8.4, 5.8);
    row("text3", Token::Text3, 5.8, 4.7, 6.9, 4.7);
    row("accent", Token::Accent, 6.3, 5.1, 7.4, 5.1);
    row("blue", Token::Blue, 5.9, 4.8, 7.4, 5.1);
    row("amber", Token::Amber, 6.2, 5.0, 8.3, 5.7);
    row("violet", Token::Violet, 6.8, 5.5, 7.7, 5.3);
    row("teal", Token::Teal, 6.2, 5.0, 8.3, 5.7);
    row("green", Token::Green, 5.9, 4.8, 8.3, 5.7);
    row("red", Token::Red, 6.1, 5.0, 7.3, 5.0);
    row("grey", Token::Grey, 6.2, 5.0, 7.1, 4.9);
}

void TestAppearance::contrastOnEveryGround()
{
    QFETCH(Token, token);
    QFETCH(bool, dark);
    QFETCH(double, onBase);
    QFETCH(double, worst);
    QVERIFY2(std::abs(cut(contrast(token, Token::Base, dark)) - onBase) < 0.15,
             qPrintable(QString::number(contrast(token, Token::Base, dark))));
    double least = 21;
    for (const Token ground : {Token::Base, Token::Panel, Token::Window, Token::Hover, Token::Sel})
        least = std::min(least, contrast(token, ground, dark));
    QVERIFY2(std::abs(cut(least) - worst) < 0.15, qPrintable(QString::number(least)));
    QVERIFY(least >= (token == Token::LineStrong ? 3.0 : 4.5));
}

void TestAppearance::contrastOfPairs()
{
    QVERIFY(contrast(Token::OnAccent, Token::Accent, false) >= 6.2);
    QVERIFY(contrast(Token::OnAccent, Token::Accent, true) >= 8.0);
    QVERIFY(contrast(Token::OnTip, Token::Tip, false) >= 13.6);
    QVERIFY(contrast(Token::OnTip, Token::Tip, true) >= 13.9);
}

void TestAppearance::statusColoursOnTheTrack()
{
    for (const bool dark : {false, true}) {
        for (const Token token : {Token::Blue, Token::Amber, Token::Violet, Token::Teal, Token::Green, Token::Red, Token::Grey})
            QVERIFY2(contrast(token, Token::Track, dark) >= 4.65,
                     qPrintable(QString::number(contrast(token, Token::Track, dark))));
    }
}

void TestAppearance::paletteComesFromTheTokens_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestAppearance::paletteComesFromTheTokens()
{
    QFETCH(bool, dark);
    Appearance appearance;
    appearance.apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    const QPalette palette = QApplication::palette();
    QCOMPARE(appearance.isDark(), dark);
    const auto is = [&](QPalette::ColorRole role, Token token) { QCOMPARE(palette.color(role), Appearance::color(token, dark)); };
    is(QPalette::Window, Token::Window);
    is(QPalette::Base, Token::Base);
    is(QPalette::AlternateBase, Token::Base);
    is(QPalette::Text, Token::Text);
    is(QPalette::WindowText, Token::Text);
    is(QPalette::PlaceholderText, Token::Text3);
    is(QPalette::Highlight, Token::Sel);
    is(QPalette::HighlightedText, Token::Text);
    is(QPalette::Link, Token::Accent);
    is(QPalette::ToolTipBase, Token::Tip);
    is(QPalette::ToolTipText, Token::OnTip);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        QVERIFY(palette.color(QPalette::Disabled, role) != palette.color(QPalette::Active, role));
}

void TestAppearance::everyStatusHasItsIcon()
{
    const Appearance appearance;
    QSet<QString> names;
    for (int i = 0; i < shownStatusCount; ++i) {
        const auto status = static_cast<ShownStatus>(i);
        const QString name = Appearance::statusIconName(status);
        QVERIFY2(!appearance.pixmap(name, 16, appearance.statusToken(status), 1.0).isNull(), qPrintable(name));
        names.insert(name);
    }
    QCOMPARE(names.size(), shownStatusCount); // a shape of its own each
}

void TestAppearance::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    // section 16 of the design, every name
    for (const char *name :
         {"clock",     "up",     "stall",        "retry",      "diamond",      "proc",          "ok",     "fail",   "slash",
          "hourglass", "ghost",  "lock",         "question",   "refresh",      "confirm",       "cancel", "key",    "resume",
          "side",      "detail", "chart",        "list",       "history",      "flag",          "bell",   "funnel", "inbox",
          "box",       "copy",   "export",       "link",       "open",         "eye",           "search", "undo",   "plus",
          "tick",      "cross",  "chevron-down", "chevron-up", "chevron-left", "chevron-right", "dots",   "online", "offline",
          "globe",     "book",   "arrow-down",   "arrow-up"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestAppearance::everyIconDraws()
{
    QFETCH(QString, name);
    Appearance appearance;
    for (const bool dark : {false, true}) {
        appearance.apply(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        for (int i = 0; i < tokenCount; ++i) {
            for (const int size : {16, 18, 24}) {
                const QPixmap pixmap = appearance.pixmap(name, size, static_cast<Token>(i), 1.0);
                QCOMPARE(pixmap.size(), QSize(size, size));
                QVERIFY(ink(pixmap) > 255 * 4);
                QVERIFY(ink(pixmap) < 255 * size * size / 2); // strokes, no blot
            }
        }
    }
    QCOMPARE(appearance.pixmap(name, 16, Token::Text, 2.0).size(), QSize(32, 32));
    QCOMPARE(appearance.pixmap(name, 16, Token::Text, 2.0).deviceIndependentSize(), QSizeF(16, 16));
}

void TestAppearance::iconsAreInTheTokensColour()
{
    Appearance appearance;
    appearance.apply(ThemeChoice::Light);
    const QImage image = appearance.pixmap(u"slash"_s, 24, Token::Red, 1.0).toImage().convertToFormat(QImage::Format_ARGB32);
    bool found = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found = found || image.pixel(x, y) == appearance.color(Token::Red).rgb();
    }
    QVERIFY(found);
    QVERIFY(appearance.pixmap(u"no-such-icon"_s, 16, Token::Text, 1.0).isNull());
}

void TestAppearance::strokesAreWholePixels()
{
    Appearance appearance;
    appearance.apply(ThemeChoice::Light);
    // The bar in the circle: one row of full pixels at 16, none half covered above or below it.
    for (const int size : {16, 18}) {
        const QImage image
            = appearance.pixmap(u"slash"_s, size, Token::Grey, 1.0).toImage().convertToFormat(QImage::Format_ARGB32);
        QList<int> alphas;
        for (int y = size / 2 - 2; y <= size / 2 + 2; ++y)
            alphas.append(qAlpha(image.pixel(size / 2, y)));
        QVERIFY(*std::max_element(alphas.cbegin(), alphas.cend()) >= 250);
        QCOMPARE(std::count_if(alphas.cbegin(), alphas.cend(), [](int alpha) { return alpha > 8; }), 1);
    }
}

void TestAppearance::disabledIconsAreFainter()
{
    Appearance appearance;
    appearance.apply(ThemeChoice::Light);
    const QIcon icon = appearance.icon(u"key"_s);
    QVERIFY(ink(icon.pixmap(18, QIcon::Disabled)) < ink(icon.pixmap(18, QIcon::Normal)) * 7 / 10);
    QCOMPARE(icon.pixmap(QSize(18, 18), 2.0).size(), QSize(36, 36));
}

void TestAppearance::applicationIconHasItsSizes()
{
    const QIcon icon = Appearance::applicationIcon();
    for (const int size : {16, 32, 48, 256}) {
        const QPixmap pixmap = icon.pixmap(size, size);
        QCOMPARE(pixmap.size(), QSize(size, size));
        QVERIFY(ink(pixmap) > 255 * size * size / 2);
    }
}

void TestAppearance::aChangeOfThemeIsTold()
{
    Appearance appearance;
    appearance.apply(ThemeChoice::Light);
    const QIcon icon = appearance.icon(u"slash"_s);
    const QImage before = icon.pixmap(24).toImage();
    const QSignalSpy spy(&appearance, &Appearance::changed);
    appearance.apply(ThemeChoice::Dark);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(appearance.choice(), ThemeChoice::Dark);
    QVERIFY(icon.pixmap(24).toImage() != before); // icons that are already given out follow
}

void TestAppearance::sizesOfType()
{
    const Appearance appearance;
    const auto size = [&](TextStyle style) { return QFontInfo(appearance.font(style)).pointSizeF(); };
    const double body = size(TextStyle::Body);
    QVERIFY(std::abs(appearance.font(TextStyle::Small).pointSizeF() / appearance.font(TextStyle::Body).pointSizeF() - 0.92)
            < 0.01);
    QVERIFY(size(TextStyle::FirstStartTitle) > size(TextStyle::DialogTitle));
    QVERIFY(size(TextStyle::DialogTitle) > body);
    QCOMPARE(appearance.font(TextStyle::Label).weight(), QFont::DemiBold);
    QCOMPARE(appearance.font(TextStyle::Body).weight(), QFont::Normal);
}

QTEST_MAIN(TestAppearance)
#include "test_appearance.moc"
