namespace Lublin.Startups.Web.Programmes;

public static partial class Links
{
    /// <summary>The pages of the office, which has one language.</summary>
    public static class Office
    {
        public const string Root = "/biuro";
        public const string Programmes = Root + "/programy";
        public const string NewProgramme = Programmes + "/nowy";
        public const string Schedule = Root + "/harmonogram";
        public const string DaysOff = Root + "/kalendarz-roku";
        public const string People = Root + "/zapisy";
        public const string Calls = Root + "/telefony";
        public const string Mails = Root + "/poczta";
        public const string FailedMailsAgain = Mails + "/nieudane/ponow";
        public const string HoldMails = Mails + "/wstrzymaj";
        public const string ReleaseMails = Mails + "/zwolnij";
        public const string MailPlan = Mails + "/plan";
        public const string Venues = Root + "/miejsca";
        public const string NewVenue = Venues + "/nowe";
        public const string Presenters = Root + "/prowadzacy";
        public const string NewPresenter = Presenters + "/nowa";
        public const string History = Root + "/historia";
        public const string Jobs = Root + "/zadania";

        /// <summary>Hangfire's own pages.</summary>
        public const string JobDashboard = Jobs + "/hangfire";

        public const string LegalTexts = Root + "/teksty";
        public const string Settings = Root + "/ustawienia";
        public const string Accounts = Root + "/konta";
        public const string NewAccount = Accounts + "/nowe";
        public const string SecondFactors = Accounts + "/drugi-skladnik";
        public const string OwnAccount = Root + "/moje-konto";

        /// <inheritdoc cref="Below"/>
        public static string Programme(long id, string page = "") => Below(Programmes, id, page);

        /// <inheritdoc cref="Below"/>
        public static string Edition(long id, string page = "") => Below(Root + "/edycje", id, page);

        /// <inheritdoc cref="Below"/>
        public static string Session(long id, string page = "") => Below(Root + "/spotkania", id, page);

        /// <summary>An enrolment, or a page below it.</summary>
        public static string Person(long enrolmentId, string page = "") => Below(People, enrolmentId, page);

        /// <inheritdoc cref="Below"/>
        public static string Mail(long id, string page = "") => Below(Mails, id, page);

        /// <summary>The people a reminder goes to.</summary>
        /// <param name="who">The type of subject.</param>
        /// <param name="occasion">Of what they are reminded.</param>
        /// <param name="rule">Its name in addresses.</param>
        public static string MailPlanOf(string who, string occasion, string rule) => $"{MailPlan}/{who}/{occasion}/{rule}";

        /// <inheritdoc cref="Below"/>
        public static string DayOff(long id, string page = "") => Below(DaysOff, id, page);

        /// <inheritdoc cref="Below"/>
        public static string Venue(long id, string page = "") => Below(Venues, id, page);

        public static string Room(long id) => Below(Root + "/sale", id, "");

        public static string Presenter(long id) => Below(Presenters, id, "");

        /// <summary>Where a place or a person is put away, or taken out again.</summary>
        /// <param name="what">Its kind in addresses.</param>
        public static string Archive(string what, long id) => Below($"{Root}/archiwum/{what}", id, "");

        /// <summary>A page of a job.</summary>
        public static string Job(string name, string page) => $"{Jobs}/{name}/{page}";

        /// <summary>A page of a version.</summary>
        public static string LegalText(long id, string page) => Below(LegalTexts, id, page);

        /// <param name="name">Of the kind of text, in addresses.</param>
        public static string NewLegalText(string name) => $"{LegalTexts}/{name}/nowa";

        /// <inheritdoc cref="Below"/>
        public static string Account(long id, string page = "") => Below(Accounts, id, page);

        /// <param name="page">Below it; empty for itself.</param>
        private static string Below(string path, long id, string page) =>
            FormattableString.Invariant($"{path}/{id}{(page.Length == 0 ? "" : "/")}{page}");
    }
}
