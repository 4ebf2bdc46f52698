#include "ui/language/language_switch.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

Language languageOf(LanguageChoice choice)
{
    switch (choice) {
    case LanguageChoice::System:
        return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
    case LanguageChoice::English:
        return Language::English;
    case LanguageChoice::Chinese:
        return Language::Chinese;
    }
    Q_UNREACHABLE();
}

} // namespace

LanguageSwitch::LanguageSwitch(QObject *parent)
    : QObject(parent)
{
}

LanguageSwitch::~LanguageSwitch()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

void LanguageSwitch::apply(LanguageChoice choice)
{
    m_choice = choice;
    const Language language = languageOf(choice);
    if (m_applied && language == m_language)
        return;
    m_applied = true;
    m_language = language;

    QCoreApplication::removeTranslator(&m_qts);
    QCoreApplication::removeTranslator(&m_ours);
    const bool chinese = language == Language::Chinese;
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (chinese && m_qts.load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    if (m_ours.load(chinese ? u":/i18n/uploaddeck_zh_CN.qm"_s : u":/i18n/uploaddeck_en.qm"_s))
        QCoreApplication::installTranslator(&m_ours);
}

QString LanguageSwitch::word(LanguageChoice choice)
{
    switch (choice) {
    case LanguageChoice::System:
        return u"system"_s;
    case LanguageChoice::English:
        return u"en"_s;
    case LanguageChoice::Chinese:
        return u"zh"_s;
    }
    Q_UNREACHABLE();
}

std::optional<LanguageChoice> LanguageSwitch::fromWord(QStringView word)
{
    for (const LanguageChoice choice : {LanguageChoice::System, LanguageChoice::English, LanguageChoice::Chinese}) {
        if (word == LanguageSwitch::word(choice))
            return choice;
    }
    return std::nullopt;
}

} // namespace deck
