"""What a reviewer says of values, on 比較 and 一覧."""
