#include "ui/accounts/test_report.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

using Kind = TestStage::Kind;

constexpr int headHeight = 36;
constexpr int lineHeight = 28;
constexpr int nameWidth = 124;
constexpr qint64 skewWorthNaming = 60; // seconds, as the notice has it

qint64 skewOf(const TestStage &stage)
{
    return stage.kind == Kind::Clock ? stage.detail.toLongLong() : 0;
}

bool isDoubtful(const TestStage &stage)
{
    return std::abs(skewOf(stage)) >= skewWorthNaming;
}

} // namespace

/// Icon, name, what was seen, and how long it took, below a thin line.
class TestReport::Line final : public TokenPane
{
public:
    enum class Length : quint8 { Elided, Whole };
    Line(Appearance &appearance, const QString &icon, Token token, const QString &name, const QString &detail, Length length,
         const QString &took, QWidget *parent)
        : TokenPane(appearance, Token::Base, Qt::TopEdge, parent)
    {
        const int least = std::max(lineHeight, fontMetrics().height() + 8);
        const int textHeight = fontMetrics().height();
        auto *row = new QHBoxLayout(this);
        const int above = (least - 1 - textHeight) / 2;
        row->setContentsMargins(13, 1 + above, 13, least - 1 - textHeight - above);
        row->setSpacing(8);
        auto *shape = new TokenIcon(appearance, icon, 16, token, this);
        shape->setFixedHeight(textHeight); // on the first line, also where the text takes two
        row->addWidget(shape, 0, Qt::AlignTop);
        auto *nameLabel = new TokenLabel(appearance, TextStyle::Body, Token::Text, this);
        nameLabel->setText(name);
        nameLabel->setFixedWidth(nameWidth);
        row->addWidget(nameLabel, 0, Qt::AlignTop);
        if (length == Length::Whole) {
            auto *detailLabel = new TokenLabel(appearance, TextStyle::Body, Token::Text, this);
            detailLabel->setWordWrap(true);
            detailLabel->setText(detail);
            row->addWidget(detailLabel, 1);
        } else {
            auto *detailLabel = new ElidedLabel(appearance, TextStyle::Body, Token::Text2, this);
            detailLabel->setWholeText(detail);
            detailLabel->setFixedHeight(textHeight);
            row->addWidget(detailLabel, 1);
        }
        auto *tookLabel = new TokenLabel(appearance, TextStyle::Small, Token::Text3, this);
        tookLabel->setText(took);
        row->addWidget(tookLabel, 0, Qt::AlignTop);
        for (TokenLabel *label : {nameLabel, tookLabel}) // all centred by the same height, on one base line
            label->setFixedHeight(textHeight);
        if (length == Length::Elided)
            setFixedHeight(least);
    }
};

TestReport::TestReport(Appearance &appearance, QWidget *parent)
    : FramedBox(appearance, parent)
{
    setObjectName(u"testReport"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 5);
    column->setSpacing(0);
}

bool TestReport::passed(const QList<TestStage> &stages)
{
    return !stages.isEmpty()
        && std::none_of(stages.begin(), stages.end(), [](const TestStage &stage) { return stage.error.has_value(); });
}

QString TestReport::stageName(Kind kind)
{
    switch (kind) {
    case Kind::NameLookup:
        return tr("Name lookup");
    case Kind::SecureLink:
        return tr("Secure link");
    case Kind::Clock:
        return tr("Clock");
    case Kind::SignIn:
        return tr("Sign-in");
    case Kind::List:
        return tr("List uploads");
    }
    Q_UNREACHABLE();
}

void TestReport::begin()
{
    delete m_content;
    m_content = new QWidget(this);
    auto *lines = new QVBoxLayout(m_content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    layout()->addWidget(m_content);
}

void TestReport::showRunning(bool secure)
{
    begin();
    auto *head = new QWidget(m_content);
    head->setFixedHeight(headHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(13, 0, 13, 0);
    row->setSpacing(8);
    row->addWidget(new TokenIcon(appearance(), u"clock"_s, 16, Token::Grey, head));
    auto *title = new TokenLabel(appearance(), TextStyle::Body, Token::Text, head);
    title->setSemibold(true);
    title->setText(tr("Testing"));
    title->setObjectName(u"testVerdict"_s);
    row->addWidget(title, 1);
    m_content->layout()->addWidget(head);
    m_when = nullptr;
    for (const Kind kind : kindsShown(secure, {}))
        addLine(kind, nullptr, nullptr, tr("under way"));
}

void TestReport::showResult(const Result &result, const Format &format)
{
    begin();
    const bool allPassed = passed(result.stages);
    const bool doubtful = std::any_of(result.stages.begin(), result.stages.end(), isDoubtful);
    m_failure = result.error.why.isEmpty() ? result.error.what : result.error.why;

    auto *head = new QWidget(m_content);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(13, 8, 13, 8);
    row->setSpacing(8);
    row->addWidget(new TokenIcon(appearance(),
                                 !allPassed     ? u"fail"_s
                                     : doubtful ? u"stall"_s
                                                : u"ok"_s,
                                 16,
                                 !allPassed     ? Token::Red
                                     : doubtful ? Token::Amber
                                                : Token::Green,
                                 head));
    auto *title = new TokenLabel(appearance(), TextStyle::Body, Token::Text, head);
    title->setSemibold(true);
    title->setObjectName(u"testVerdict"_s);
    title->setText(
        allPassed ? tr("Works")
                  : tr("Test failed: %1").arg(stageName(result.stages.isEmpty() ? Kind::SignIn : result.stages.last().kind)));
    row->addWidget(title, 1);
    m_when = new TokenLabel(appearance(), TextStyle::Small, Token::Text3, head);
    m_tested = format.clockTime(result.at);
    m_when->setText(tr("tested %1").arg(m_tested));
    row->addWidget(m_when);
    head->setMinimumHeight(headHeight);
    m_content->layout()->addWidget(head);

    for (const Kind kind : kindsShown(result.secure, result.stages)) {
        const auto stage = std::find_if(result.stages.begin(), result.stages.end(),
                                        [kind](const TestStage &candidate) { return candidate.kind == kind; });
        addLine(kind, stage == result.stages.end() ? nullptr : &*stage, &format, tr("not tested"));
    }
}

void TestReport::markOutdated()
{
    if (m_when)
        m_when->setText(tr("tested %1, changed since").arg(m_tested));
}

/// All stages, without those the test passed over.
QList<Kind> TestReport::kindsShown(bool secure, const QList<TestStage> &stages) const
{
    QList<Kind> kinds;
    for (const Kind kind : {Kind::NameLookup, Kind::SecureLink, Kind::Clock, Kind::SignIn, Kind::List}) {
        const bool seen
            = std::any_of(stages.begin(), stages.end(), [kind](const TestStage &stage) { return stage.kind == kind; });
        const bool passedOver = !seen && !stages.isEmpty() && stages.last().kind > kind;
        if (!passedOver && (secure || kind != Kind::SecureLink))
            kinds.append(kind);
    }
    return kinds;
}

void TestReport::addLine(Kind kind, const TestStage *stage, const Format *format, const QString &pending)
{
    QString icon = u"clock"_s;
    Token token = Token::Grey;
    if (stage) {
        icon = stage->error ? u"fail"_s : isDoubtful(*stage) ? u"stall"_s : u"ok"_s;
        token = stage->error ? Token::Red : isDoubtful(*stage) ? Token::Amber : Token::Green;
    }
    const QString took
        = stage && stage->took >= Milliseconds(1) ? tr("%1 ms").arg(format->count(stage->took.count())) : QString();
    const QString seen = stage ? detail(*stage, *format) : pending;
    // why it failed is what the person needs: never cut
    const auto length = stage && stage->error ? Line::Length::Whole : Line::Length::Elided;
    auto *line = new Line(appearance(), icon, token, stageName(kind), seen, length, took, m_content);
    line->setAccessibleName(tr("%1: %2", "stage of a test and what was seen").arg(stageName(kind), seen));
    line->setObjectName(u"stage.%1"_s.arg(static_cast<int>(kind)));
    m_content->layout()->addWidget(line);
}

QString TestReport::detail(const TestStage &stage, const Format &format) const
{
    if (stage.error)
        return m_failure;
    switch (stage.kind) {
    case Kind::NameLookup:
        return stage.detail;
    case Kind::SecureLink:
        return tr("certificate valid");
    case Kind::Clock: {
        const qint64 skew = skewOf(stage);
        const QString amount = format.duration(Milliseconds(std::abs(skew) * 1000));
        if (!isDoubtful(stage))
            return tr("%1 apart").arg(amount);
        return skew > 0 ? tr("this computer is %1 slow; requests are signed with corrected time").arg(amount)
                        : tr("this computer is %1 fast; requests are signed with corrected time").arg(amount);
    }
    case Kind::SignIn:
        return tr("accepted");
    case Kind::List:
        return tr("%Ln on the first page", nullptr, stage.detail.toInt());
    }
    Q_UNREACHABLE();
}

} // namespace deck
