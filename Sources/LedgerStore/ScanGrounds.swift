/// What a later judgement of a scan rests on: the format's content, who was signed in, the server's
/// clock less ours in seconds, and the numbers of listed bookings that it did not show.
let scanGrounds = """
    ALTER TABLE scan ADD COLUMN layout TEXT CHECK (length(layout) = 32);
    ALTER TABLE scan ADD COLUMN sign_in TEXT CHECK (length(sign_in) = 32);
    ALTER TABLE scan ADD COLUMN server_ahead REAL;
    ALTER TABLE scan ADD COLUMN unseen TEXT CHECK (unseen IS NULL OR json_valid(unseen));

    """
