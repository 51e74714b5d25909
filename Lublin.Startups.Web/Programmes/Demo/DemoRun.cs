namespace Lublin.Startups.Web.Programmes.Demo;

/// <summary>One edition of the demo.</summary>
/// <param name="Programme">The slug of its programme.</param>
/// <param name="Room">venue slug/room name; null on-line.</param>
/// <param name="Seats">Its capacity.</param>
/// <param name="Trainer">Which of the trainers, from 0.</param>
/// <param name="Time">17:00–19:30, as written on the page.</param>
/// <param name="WorkingDays">One session on each: working days from today.</param>
internal sealed record DemoRun(string Programme, string? Room, int Seats, int Trainer, string Time, params int[] WorkingDays)
{
    public string Language { get; init; } = "pl";

    /// <summary>Opens so many days from today, at 9:00.</summary>
    public int OpensIn { get; init; } = -21;

    /// <summary>The end of sign-ups at noon of yesterday instead of the usual.</summary>
    public bool EndedYesterday { get; init; }

    public bool ClosedByOffice { get; init; }

    private const string Room2 = "ratusz/Sala nr 2";
    private const string Room3 = "ratusz/Sala nr 3";
    private const string Workshop = "wydzial-strategii-i-przedsiebiorczosci/Sala warsztatowa";
    private const string Conference = "lubelskie-centrum-konferencyjne/Sala B";
    private const string Computers = "lubelskie-centrum-konferencyjne/Pracownia komputerowa";
    private const string Hall = "lpnt/Aula";
    private const string Park = "lpnt/Sala szkoleniowa 1";
    private const string Culture = "centrum-kultury/Sala warsztatowa 1";
    private const string Meetings = "centrum-spotkania-kultur/Sala spotkań";
    private const string Evening = "17:00–19:30";
    private const string Morning = "9:00–11:30";

    public static IReadOnlyList<DemoRun> All { get; } =
    [
        new("ksef-bez-stresu", Room2, 24, 0, Evening, 2),
        new("ksef-bez-stresu", Computers, 16, 0, Morning, 7),
        new("ksef-bez-stresu", null, 30, 0, "18:00–20:00", 12),
        new("ksef-bez-stresu", Room2, 24, 0, Evening, -15) { OpensIn = -50 },
        new("wlasna-firma-krok-po-kroku", Room2, 24, 2, Evening, 3),
        new("wlasna-firma-krok-po-kroku", Culture, 20, 2, Evening, 10),
        new("podatki-i-zus-na-start", Conference, 24, 0, Evening, 1) { EndedYesterday = true },
        new("podatki-i-zus-na-start", Conference, 24, 0, Evening, 15) { OpensIn = 5 },
        new("social-media-dla-lokalnego-sklepu", Computers, 16, 1, Evening, 6),
        new("obsluga-do-ktorej-sie-wraca", null, 40, 3, Morning, 4),
        new("witryna-ktora-zaprasza", Workshop, 12, 1, Morning, 8) { ClosedByOffice = true },
        new("skad-wziac-pieniadze-na-firme", Hall, 120, 2, Evening, 9),
        new("negocjacje-dla-malych-firm", Park, 20, 3, Evening, 5),
        new("negocjacje-dla-malych-firm", Park, 20, 3, Evening, 14),
        new("ai-w-mikrofirmie", Computers, 16, 4, Evening, 4),
        new("ai-w-mikrofirmie", Computers, 16, 4, Evening, 16) { OpensIn = 3 },
        new("sklep-internetowy-od-zera", Computers, 16, 1, Evening, 5, 10, 15),
        new("jak-ustalic-cene", Room3, 16, 4, "17:30–19:30", 6),
        new("zatrudniasz-pierwsza-osobe", Room3, 16, 0, Evening, 11) { OpensIn = -1 },
        new("sklep-dostepny-dla-kazdego", Workshop, 14, 3, Morning, 13),
        new("biznes-w-polsce-pierwsze-kroki", null, 30, 5, "18:00–20:00", 7) { Language = "uk" },
        new("biznes-w-polsce-pierwsze-kroki", Meetings, 40, 5, Evening, 20) { Language = "uk", OpensIn = 8 },
        new("polski-za-lada", Culture, 18, 5, "17:30–19:00", 4, 6, 8, 11) { Language = "uk" },
        new("pierwszy-pitch-po-angielsku", Park, 20, 4, Evening, 9) { Language = "en" },
        new("lubartowska-razem", Room3, 16, 2, "8:30–10:00", 12),
        new("reklama-z-malym-budzetem", Computers, 16, 1, Evening, -30) { OpensIn = -70 },
    ];

    public (TimeOnly Start, TimeOnly End) Hours() => (Hour(Time.Split('–')[0]), Hour(Time.Split('–')[1]));

    private static TimeOnly Hour(string text) => TimeOnly.ParseExact(text, "H:mm", System.Globalization.CultureInfo.InvariantCulture);
}
