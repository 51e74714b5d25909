using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Mail;

/// <summary>What stands on every letter.</summary>
/// <param name="Language">pl, en, uk: the language of the whole letter.</param>
/// <param name="Sender">The name in the band at the top; Polish.</param>
/// <param name="Desk">What of the sender writes.</param>
/// <param name="Hello">The greeting.</param>
/// <param name="Questions">The words before the address for questions.</param>
/// <param name="Phone">Says before the number that it is a telephone.</param>
/// <param name="Site">Address, telephone and name of the office.</param>
public sealed record Letterhead(
    string Language, string Sender, string Desk, string Hello, string Questions, string Phone, SiteOptions Site);
