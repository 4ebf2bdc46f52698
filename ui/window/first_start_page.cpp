#include "ui/window/first_start_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

constexpr int contentWidth = 904;
constexpr int narrow = 720; ///< below this the two cards stand one above the other

/// A frame of 1 px with rounded corners.
class Card final : public QWidget
{
public:
    Card(Appearance &appearance, QWidget *parent)
        : QWidget(parent)
        , m_appearance(appearance)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_appearance.color(Token::Line));
        painter.setBrush(m_appearance.color(Token::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }

private:
    Appearance &m_appearance;
};

/// Monogram, long name and the keys it needs: one line of the first card, and the way into the account dialog.
class VendorLine final : public QAbstractButton
{
public:
    VendorLine(Appearance &appearance, const VendorInfo &vendor, Language language, QWidget *parent)
        : QAbstractButton(parent)
        , m_appearance(appearance)
        , m_monogram(vendor.monogram)
    {
        setObjectName(u"add."_s + vendor.id);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(58, 9, 40, 9);
        layout->setSpacing(2);
        for (const auto &[text, style, token] : {std::tuple(vendor.longName, TextStyle::Body, Token::Text),
                                                 std::tuple(vendor.firstStartLine, TextStyle::Small, Token::Text2)}) {
            auto *label = new TokenLabel(appearance, style, token, this);
            label->setText(text.in(language));
            label->setWordWrap(true);
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
            label->setForegroundRole(QPalette::WindowText); // not the button's
            layout->addWidget(label);
        }
    }
    [[nodiscard]] QSize sizeHint() const override { return layout()->sizeHint(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return layout()->totalHeightForWidth(width); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (underMouse() || isDown())
            painter.fillRect(1, 1, width() - 2, height() - 1, m_appearance.color(Token::Hover));
        painter.fillRect(1, 0, width() - 2, 1, m_appearance.color(Token::Line));
        painter.drawPixmap(QPoint(width() - 32, (height() - 16) / 2),
                           m_appearance.pixmap(u"chevron-right"_s, 16, Token::Text3, devicePixelRatioF()));
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, 0), 4, m_appearance);
        paintMonogram(painter, QRect(17, (height() - 20) / 2, 28, 20), m_monogram, m_appearance);
    }

private:
    Appearance &m_appearance;
    QString m_monogram;
};

TokenLabel *addLabel(QBoxLayout &layout, Appearance &appearance, TextStyle style, Token token, const QString &text)
{
    auto *label = new TokenLabel(appearance, style, token);
    label->setText(text);
    label->setWordWrap(true);
    layout.addWidget(label);
    return label;
}

} // namespace

FirstStartPage::FirstStartPage(Appearance &appearance, QList<VendorInfo> vendors, Language language, QWidget *parent)
    : TokenPane(appearance, Token::Base, {}, parent)
    , m_vendors(std::move(vendors))
    , m_language(language)
{
    setObjectName(u"firstStartPage"_s);
    setFocusPolicy(Qt::ClickFocus); // holds the focus until Tab enters it: nothing is chosen at first
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    build();
}

void FirstStartPage::setLanguage(Language language)
{
    m_language = language;
    build();
}

void FirstStartPage::resizeEvent(QResizeEvent *event)
{
    TokenPane::resizeEvent(event);
    if (auto *cards = m_content->findChild<QBoxLayout *>(u"cards"_s))
        cards->setDirection(width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void FirstStartPage::build()
{
    delete m_content;
    Appearance &look = appearance();
    m_content = new QWidget(this);
    m_content->setMaximumWidth(contentWidth);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    addLabel(*column, look, TextStyle::FirstStartTitle, Token::Text, tr("Every upload of every account, in one table"));
    addLabel(*column, look, TextStyle::Body, Token::Text2,
             tr("Add an account to see its uploads, or look around first with sample data."));
    column->addSpacing(16);

    auto *cards = new QBoxLayout(width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    cards->setObjectName(u"cards"_s);
    cards->setSpacing(24);
    column->addLayout(cards);

    auto *add = new Card(look, m_content);
    auto *addColumn = new QVBoxLayout(add);
    addColumn->setContentsMargins(0, 16, 0, 4);
    addColumn->setSpacing(0);
    auto *addHead = new QVBoxLayout;
    addHead->setContentsMargins(16, 0, 16, 14);
    addHead->setSpacing(4);
    TokenLabel *addTitle = addLabel(*addHead, look, TextStyle::StateTitle, Token::Text, tr("Add an account"));
    addTitle->setFont([&] {
        QFont face = look.font(TextStyle::Body);
        face.setWeight(QFont::DemiBold);
        return face;
    }());
    addLabel(*addHead, look, TextStyle::Small, Token::Text2, tr("You need the keys from the vendor's console."));
    addColumn->addLayout(addHead);
    for (const VendorInfo &vendor : std::as_const(m_vendors)) {
        auto *line = new VendorLine(look, vendor, m_language, add);
        line->setAccessibleName(tr("Add an account of %1").arg(vendor.longName.in(m_language)));
        connect(line, &QAbstractButton::clicked, this, [this, id = vendor.id] { Q_EMIT addAccountRequested(id); });
        addColumn->addWidget(line);
    }
    addColumn->addStretch(1);

    auto *sandbox = new Card(look, m_content);
    auto *sandboxColumn = new QVBoxLayout(sandbox);
    sandboxColumn->setContentsMargins(16, 16, 16, 16);
    sandboxColumn->setSpacing(4);
    TokenLabel *sandboxTitle = addLabel(*sandboxColumn, look, TextStyle::Body, Token::Text, tr("Try the sandbox"));
    sandboxTitle->setFont(addTitle->font());
    addLabel(*sandboxColumn, look, TextStyle::Small, Token::Text2,
             tr("All vendors, imitated on this computer: hundreds of uploads that move, stall, fail and expire. No account, no "
                "network, nothing to pay."));
    sandboxColumn->addSpacing(12);
    sandboxColumn->addStretch(1);
    auto *open = new QPushButton(tr("Open the sandbox"), sandbox);
    open->setObjectName(u"openSandboxButton"_s);
    open->setAccessibleName(tr("Open the sandbox"));
    open->setFixedHeight(std::max(32, open->fontMetrics().height() + 12));
    open->setDefault(true);
    connect(open, &QAbstractButton::clicked, this, &FirstStartPage::openSandboxRequested);
    auto *openRow = new QHBoxLayout;
    openRow->setSpacing(12);
    openRow->addWidget(open);
    auto *leave = new TokenLabel(look, TextStyle::Small, Token::Text3, sandbox);
    leave->setText(tr("Leave it at any time in Accounts"));
    openRow->addWidget(leave);
    openRow->addStretch(1);
    sandboxColumn->addLayout(openRow);

    cards->addWidget(add, 1);
    cards->addWidget(sandbox, 1);

    auto *promise = new QHBoxLayout;
    promise->setContentsMargins(2, 12, 0, 0);
    promise->setSpacing(10);
    promise->addWidget(new TokenIcon(look, u"lock"_s, 16, Token::Text3, m_content));
    TokenLabel *keys = addLabel(*promise, look, TextStyle::Small, Token::Text2,
                                tr("Keys go into this computer's keychain or an environment variable, never into a file"));
    keys->setWordWrap(false);
    promise->addStretch(1);
    column->addLayout(promise);

    auto *frame = static_cast<QVBoxLayout *>(layout());
    while (QLayoutItem *item = frame->takeAt(0))
        delete item;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_content, 100);
    row->addStretch(1);
    frame->addStretch(2);
    frame->addLayout(row);
    frame->addStretch(3);

    // what is built anew comes last in the whole window: Tab enters here
    QWidget *last = this;
    for (auto *button : m_content->findChildren<QAbstractButton *>()) {
        setTabOrder(last, button);
        last = button;
    }
}

ProfileErrorPage::ProfileErrorPage(Appearance &appearance, QWidget *parent)
    : TokenPane(appearance, Token::Base, {}, parent)
    , m_title(new TokenLabel(appearance, TextStyle::StateTitle, Token::Text, this))
    , m_text(new TokenLabel(appearance, TextStyle::Body, Token::Text2, this))
    , m_next(new TokenLabel(appearance, TextStyle::Body, Token::Text, this))
    , m_code(new TokenLabel(appearance, TextStyle::Fixed, Token::Text3, this))
    , m_again(new QPushButton(this))
    , m_quit(new QPushButton(this))
{
    setObjectName(u"profileErrorPage"_s);
    m_title->setObjectName(u"profileErrorTitle"_s);
    m_text->setObjectName(u"profileErrorText"_s);
    m_again->setObjectName(u"profileTryAgain"_s);
    m_quit->setObjectName(u"profileQuit"_s);
    m_again->setDefault(true);
    auto *box = new QWidget(this);
    box->setMaximumWidth(560);
    auto *column = new QVBoxLayout(box);
    column->setSpacing(8);
    for (TokenLabel *label : {m_title, m_text, m_next, m_code}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 12, 0, 0);
    for (QPushButton *button : {m_again, m_quit}) {
        button->setFixedHeight(std::max(32, button->fontMetrics().height() + 12));
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(box, 100);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(m_again, &QAbstractButton::clicked, this, &ProfileErrorPage::tryAgainRequested);
    connect(m_quit, &QAbstractButton::clicked, this, &ProfileErrorPage::quitRequested);
    retranslate();
}

void ProfileErrorPage::tell(const QString &title, const QString &text, const QString &next, const QString &code)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_code->setText(code);
}

void ProfileErrorPage::changeEvent(QEvent *event)
{
    TokenPane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ProfileErrorPage::retranslate()
{
    m_again->setText(tr("Try again"));
    m_again->setAccessibleName(tr("Try again"));
    m_quit->setText(tr("Quit"));
    m_quit->setAccessibleName(tr("Quit"));
}

} // namespace deck
