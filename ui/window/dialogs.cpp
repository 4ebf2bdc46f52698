#include "ui/window/dialogs.h"

#include "ui/window/commit.h"
#include "ui/window/token_widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct Dialogs
{
    Q_DECLARE_TR_FUNCTIONS(Dialogs)
};

constexpr int dialogWidth = 560;
constexpr int dialogPadding = 24;

TokenLabel *addText(QVBoxLayout &layout, Appearance &appearance, TextStyle style, Token token, const QString &text)
{
    auto *label = new TokenLabel(appearance, style, token);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout.addWidget(label);
    return label;
}

QPushButton *addButton(QHBoxLayout &layout, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setFixedHeight(std::max(32, button->fontMetrics().height() + 12));
    button->setAccessibleName(text);
    layout.addWidget(button);
    return button;
}

/// A dialog with its column of texts and its row of buttons, the filled default one last.
struct Frame
{
    QDialog *dialog;
    QVBoxLayout *texts;
    QHBoxLayout *buttons;
    QPushButton *closeButton;
};

Frame makeFrame(const QString &title, const QString &closeText, const QString &copied, const QString &copyText, QWidget *parent)
{
    Frame frame {};
    frame.dialog = new QDialog(parent);
    frame.dialog->setAttribute(Qt::WA_DeleteOnClose);
    frame.dialog->setWindowTitle(title);
    frame.dialog->setFixedWidth(dialogWidth);
    auto *layout = new QVBoxLayout(frame.dialog);
    layout->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    layout->setSpacing(16);
    frame.texts = new QVBoxLayout;
    frame.texts->setSpacing(8);
    layout->addLayout(frame.texts);
    frame.buttons = new QHBoxLayout;
    frame.buttons->setSpacing(8);
    layout->addLayout(frame.buttons);
    QPushButton *copy = addButton(*frame.buttons, copyText);
    copy->setAutoDefault(false);
    QObject::connect(copy, &QAbstractButton::clicked, frame.dialog, [copied] { QApplication::clipboard()->setText(copied); });
    frame.buttons->addStretch(1);
    frame.closeButton = addButton(*frame.buttons, closeText);
    frame.closeButton->setDefault(true);
    frame.closeButton->setFocus();
    QObject::connect(frame.closeButton, &QAbstractButton::clicked, frame.dialog, &QDialog::accept);
    return frame;
}

/// Opened as high as its texts need at its width.
void openFitted(QDialog &dialog)
{
    QLayout *layout = dialog.layout();
    layout->activate();
    dialog.resize(dialogWidth,
                  layout->hasHeightForWidth() ? layout->totalHeightForWidth(dialogWidth) : layout->sizeHint().height());
    dialog.open();
}

} // namespace

void openErrorDetails(Appearance &appearance, const QString &title, const ErrorText &text, QWidget *parent)
{
    QStringList all {title, text.what, text.why, text.next, text.code};
    all.removeAll(QString());
    const Frame frame = makeFrame(Dialogs::tr("Details"), Dialogs::tr("Close"), all.join(u'\n'), Dialogs::tr("Copy"), parent);
    frame.dialog->setObjectName(u"errorDetails"_s);
    addText(*frame.texts, appearance, TextStyle::DialogTitle, Token::Text, title);
    addText(*frame.texts, appearance, TextStyle::Body, Token::Text, text.what);
    if (!text.why.isEmpty())
        addText(*frame.texts, appearance, TextStyle::Body, Token::Text2, text.why);
    if (!text.next.isEmpty()) {
        frame.texts->addSpacing(8);
        addText(*frame.texts, appearance, TextStyle::Label, Token::Text3, Dialogs::tr("What to do"));
        addText(*frame.texts, appearance, TextStyle::Body, Token::Text, text.next);
    }
    if (!text.code.isEmpty())
        addText(*frame.texts, appearance, TextStyle::Fixed, Token::Text3, text.code);
    openFitted(*frame.dialog);
}

void openAbout(Appearance &appearance, QWidget *parent)
{
    const QString version
        = Dialogs::tr("Version %1, commit %2").arg(QStringLiteral(UPLOADDECK_VERSION), QLatin1StringView(builtFromCommit()));
    const QString licence = Dialogs::tr("Licence: Apache License 2.0");
    const QString parts = Dialogs::tr("Built on Qt %1 (LGPL 3), SQLite (public domain), QtKeychain (BSD) and tl::expected (CC0)")
                              .arg(QLatin1StringView(qVersion()));
    const QString all = QStringList {u"Upload Deck"_s, version, licence, parts, QSysInfo::prettyProductName()}.join(u'\n');
    const Frame frame = makeFrame(Dialogs::tr("About Upload Deck"), Dialogs::tr("Close"), all, Dialogs::tr("Copy all"), parent);
    frame.dialog->setObjectName(u"aboutBox"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *icon = new QLabel;
    icon->setPixmap(Appearance::applicationIcon().pixmap(QSize(48, 48), parent->devicePixelRatioF()));
    head->addWidget(icon);
    auto *names = new QVBoxLayout;
    names->setSpacing(4);
    addText(*names, appearance, TextStyle::DialogTitle, Token::Text, u"Upload Deck"_s);
    addText(*names, appearance, TextStyle::Body, Token::Text2, Dialogs::tr("Every upload of every account, in one table"));
    head->addLayout(names, 1);
    frame.texts->addLayout(head);
    frame.texts->addSpacing(8);
    addText(*frame.texts, appearance, TextStyle::Body, Token::Text, version);
    addText(*frame.texts, appearance, TextStyle::Body, Token::Text2, licence);
    addText(*frame.texts, appearance, TextStyle::Body, Token::Text2, parts);
    openFitted(*frame.dialog);
}

} // namespace deck
